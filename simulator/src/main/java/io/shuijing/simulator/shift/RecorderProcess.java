package io.shuijing.simulator.shift;

import io.shuijing.device.Inbox;
import io.shuijing.device.Recorder;
import io.shuijing.device.RecorderParts;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import io.shuijing.simulator.oracle.When;
import io.shuijing.simulator.parts.TappedVolume;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.PowerLost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One life of the recorder's agent, from a start to a loss of power. */
final class RecorderProcess {
  static final CaptureSettings CAPTURE =
      new CaptureSettings(1280, 720, 25, 4_000_000, 64_000, 2_000);
  static final long RESERVE_BYTES = 256 * 1024;
  private static final long TICK_MS = 500;

  private final RecorderUnit unit;
  private final World world;

  // a camera that must not wait, on one thread, drops at once: stricter than the program is
  private final Inbox inbox = new Inbox(Duration.ZERO);
  private @Nullable Recorder recorder;
  private boolean alive = true;
  private boolean busy;
  private boolean tickDue;
  private Agenda.@Nullable Entry pressDue;

  RecorderProcess(RecorderUnit unit) {
    this.unit = unit;
    this.world = unit.world();
  }

  void start() {
    busy = true;
    unit.judges().starting();
    try {
      recorder = Recorder.start(parts(), this::put);
      world.count("starts");
      unit.judges().look(When.BOOT);
    } catch (PowerLost e) {
      lost();
      return;
    } catch (HardwareFault e) {
      world.trace().add("start refused " + e.fault(), 0, 0);
      world.count("mark start refused " + e.fault());
      unit.refused(e.fault());
      return;
    } catch (RuntimeException e) {
      throw unit.judges().crash("the recorder's start: " + e, e);
    } finally {
      busy = false;
    }
    world.agenda().in(TICK_MS, this::tick);
    pump();
  }

  String state() {
    return recorder == null ? "starting" : recorder.state().word();
  }

  /** No call of a part returns to it any more. */
  void ended() {
    alive = false;
  }

  private void lost() {
    if (alive) {
      unit.powerGone();
    }
  }

  private void requirePower() {
    if (!alive) {
      throw new PowerLost("a call of a process that has ended");
    }
  }

  private void put(RecorderEvent event) {
    if (alive) {
      inbox.put(event);
      pump();
    }
  }

  private void tick() {
    if (alive) {
      world.agenda().in(TICK_MS, this::tick);
      if (unit.battery().isEmpty()) {
        world.count("mark battery empty");
        unit.cutPower();
        return;
      }
      tickDue = true;
      pump();
    }
  }

  // what arrives while it is at work waits
  private void pump() {
    if (busy || !alive || recorder == null) {
      return;
    }
    busy = true;
    try {
      handleAll(recorder);
    } catch (PowerLost e) {
      lost();
    } catch (RuntimeException e) {
      throw unit.judges().crash("the recorder, " + state() + ": " + e, e);
    } finally {
      busy = false;
    }
    lookAtButton(recorder);
  }

  // a press that is being made is waited out to the millisecond
  private void lookAtButton(Recorder running) {
    if (pressDue != null) {
      pressDue.callOff();
      pressDue = null;
    }
    Optional<Duration> due = alive ? running.dueIn() : Optional.empty();
    if (due.isPresent()) {
      pressDue =
          world
              .agenda()
              .in(
                  due.get().toMillis(),
                  () -> {
                    tickDue = true;
                    pump();
                  });
    }
  }

  private void handleAll(Recorder running) {
    Optional<RecorderEvent> next = take();
    while (alive && (next.isPresent() || tickDue)) {
      next.ifPresent(running::handle);
      if (alive && tickDue) {
        tickDue = false;
        tick(running);
      }
      next = take();
    }
  }

  private void tick(Recorder running) {
    for (int waiting = inbox.waiting(); alive && waiting > 0; waiting--) {
      take().ifPresent(running::handle);
    }
    if (alive) {
      running.handle(new RecorderEvent.Tick());
    }
  }

  private Optional<RecorderEvent> take() {
    try {
      return inbox.take(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a shift", e);
    }
  }

  private RecorderParts parts() {
    RecorderParts.Identity identity =
        new RecorderParts.Identity(
            Identities.RECORDER,
            List.of(unit.key()),
            Identities.EXAMPLE.office(),
            Identities.EXAMPLE.recipients(),
            "storm",
            "0.1.0");
    return new RecorderParts(
        hardware(),
        identity,
        unit.sealing(),
        new RecorderParts.Tuning(CAPTURE, RESERVE_BYTES, "zh"),
        record -> {
          world.count("acknowledged " + record.record().type());
          world.log().acknowledge(record, world.agenda().nowMs());
        });
  }

  private RecorderHardware hardware() {
    return new RecorderHardware(
        unit.button(),
        signal -> {
          requirePower();
          unit.show(signal);
        },
        new PoweredCamera(),
        (wav, outcome) -> {
          requirePower();
          unit.speaker().play(wav, outcome);
        },
        unit.battery(),
        unit.sky(),
        unit.clocks(),
        new TappedVolume(unit.card().mount(), "card", world.trace(), new CardWatch()),
        unit.link());
  }

  private final class PoweredCamera implements Camera {
    @Override
    public Capture start(CaptureSettings settings, Consumer<CaptureEvent> events)
        throws HardwareFault {
      requirePower();
      return unit.camera().start(settings, events);
    }

    @Override
    public void develop(Still.Exposed exposed, Consumer<Still> outcome) {
      requirePower();
      unit.camera().develop(exposed, outcome);
    }
  }

  private final class CardWatch implements TappedVolume.Watch {
    @Override
    public void removing(String path) {
      unit.judges().removing(path);
    }

    @Override
    public void truncating(String path, long size) {
      unit.judges().truncating(path, size);
    }
  }
}

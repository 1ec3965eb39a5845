package io.shuijing.simulator.shift;

import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Suspicion;
import io.shuijing.simulator.disk.DiskFault;
import io.shuijing.simulator.parts.LinkMishap;
import io.shuijing.simulator.plan.Fault;
import io.shuijing.simulator.plan.PartFault;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.Chance;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Lets the faults of a plan befall the parts that are no disks. */
final class PartFaults {
  private static final long STALLED_MS = 10_000;
  private static final Duration HANGS = Duration.ofSeconds(5);

  private final World world;
  private final RecorderUnit recorder;
  private final DockUnit dock;
  private final Set<Long> dockRestarts = new HashSet<>();
  private OptionalLong killedBehindFlushMs = OptionalLong.empty();
  private boolean healed;

  PartFaults(World world, RecorderUnit recorder, DockUnit dock) {
    this.world = world;
    this.recorder = recorder;
    this.dock = dock;
  }

  void arm() {
    for (Fault fault : world.plan().faults()) {
      if (fault instanceof Fault.OfPart part) {
        arm(part);
      }
    }
  }

  private void arm(Fault.OfPart fault) {
    switch (fault.kind()) {
      case STEP,
          DRIFT,
          TIME_LOST,
          CLOCK_STUCK,
          SAG,
          MISREAD,
          GAUGE_SILENT,
          RECORDER_KILLED,
          KILLED_BEHIND_A_FLUSH,
          CAMERA_DIES,
          CAMERA_REFUSES,
          CAMERA_SILENT,
          CAMERA_FREEZES,
          CAMERA_BLACK,
          MICROPHONE_SILENT,
          PICTURES_LOST,
          STILLS_FAIL,
          SPEAKER_BROKEN,
          KEY_SILENT,
          BUTTON_STICKS,
          BUTTON_BOUNCES ->
          world
              .agenda()
              .at(
                  fault.at() * 1_000_000,
                  () -> {
                    if (!healed) {
                      fired(fault.kind());
                      strike(fault.kind(), fault.amount());
                    }
                  });
      case UNPLUG -> recorder.link().at(fault.at(), LinkMishap.UNPLUG);
      case ANSWER_LOST -> recorder.link().at(fault.at(), LinkMishap.ANSWER_LOST);
      case LATE -> recorder.link().at(fault.at(), LinkMishap.LATE);
      case HALF_OPEN -> recorder.link().at(fault.at(), LinkMishap.HALF_OPEN);
      case SLOW -> recorder.link().at(fault.at(), LinkMishap.SLOW);
      case CORRUPTED -> recorder.link().at(fault.at(), LinkMishap.CORRUPTED);
      case DOCK_RESTART -> dockRestarts.add(fault.at());
    }
  }

  private void fired(PartFault kind) {
    world.trace().add("fault " + kind.word(), 0, 0);
    world.fired(kind.id() + " " + kind.word());
  }

  /** It befalls its part now. */
  void strike(PartFault kind, long amount) {
    Agenda agenda = world.agenda();
    switch (kind) {
      case STEP -> recorder.clocks().step(Duration.ofMillis(amount));
      case DRIFT -> recorder.clocks().drift(amount);
      case TIME_LOST -> recorder.clocks().loseTime();
      case CLOCK_STUCK -> recorder.clocks().stick(true);
      case SAG -> recorder.battery().drop((int) amount);
      case MISREAD -> recorder.battery().misread((int) amount);
      case GAUGE_SILENT -> recorder.battery().silence(true);
      case RECORDER_KILLED -> recorder.kill();
      case KILLED_BEHIND_A_FLUSH -> killedBehindFlushMs = OptionalLong.of(amount);
      case CAMERA_DIES -> recorder.camera().die(Cause.ENCODER_DIED);
      case CAMERA_REFUSES -> {
        recorder.camera().refuse("busy");
        agenda.in(amount, recorder.camera()::repair);
      }
      case CAMERA_SILENT -> {
        recorder.camera().fallSilent();
        agenda.in(
            STALLED_MS,
            () -> {
              recorder.camera().repair();
              recorder.camera().die(Cause.ENCODER_STALLED);
            });
      }
      case CAMERA_FREEZES -> recorder.camera().suspect(Suspicion.FROZEN);
      case CAMERA_BLACK -> recorder.camera().suspect(Suspicion.BLACK);
      case MICROPHONE_SILENT -> recorder.camera().suspect(Suspicion.SILENT);
      case PICTURES_LOST -> recorder.camera().skip(amount);
      case STILLS_FAIL -> {
        recorder.camera().failStills(true);
        agenda.in(amount, () -> recorder.camera().failStills(false));
      }
      case SPEAKER_BROKEN -> {
        recorder.speaker().breakDown(true);
        agenda.in(amount, () -> recorder.speaker().breakDown(false));
      }
      case KEY_SILENT -> {
        recorder.key().silence(true);
        agenda.in(amount, () -> recorder.key().silence(false));
      }
      case BUTTON_STICKS -> {
        recorder.move(true);
        agenda.in(amount, () -> recorder.move(false));
      }
      case BUTTON_BOUNCES -> bounce(amount, world.chance("button"));
      case UNPLUG, ANSWER_LOST, LATE, HALF_OPEN, SLOW, CORRUPTED, DOCK_RESTART ->
          throw new IllegalStateException(kind + " is counted in questions");
    }
  }

  private void bounce(long times, Chance chance) {
    long ms = 0;
    for (long i = 0; i < times; i++) {
      world.agenda().in(ms, () -> recorder.move(true));
      ms += chance.between(1, 100);
      world.agenda().in(ms, () -> recorder.move(false));
      ms += chance.between(1, 150);
    }
  }

  /** A flush of the card has failed. */
  void flushFailed() {
    if (killedBehindFlushMs.isPresent() && recorder.isOn()) {
      recorder.card().strike(new DiskFault.Stalled(HANGS));
      world.agenda().in(killedBehindFlushMs.getAsLong(), recorder::kill);
      killedBehindFlushMs = OptionalLong.empty();
      world.count("mark killed behind a failed flush");
    }
  }

  /** A question is about to be asked. */
  void asked(long question) {
    if (dockRestarts.remove(question)) {
      fired(PartFault.DOCK_RESTART);
      dock.kill();
    }
  }

  void happened(LinkMishap mishap) {
    fired(PartFault.valueOf(mishap.name()));
  }

  /** Nothing goes wrong any more. */
  void heal() {
    healed = true;
    dockRestarts.clear();
    killedBehindFlushMs = OptionalLong.empty();
    recorder.link().heal();
    recorder.camera().repair();
    recorder.camera().failStills(false);
    recorder.speaker().breakDown(false);
    recorder.key().silence(false);
    recorder.clocks().stick(false);
    recorder.clocks().drift(0);
    recorder.battery().silence(false);
    recorder.battery().misread(0);
    recorder.battery().refill(1_000);
  }
}

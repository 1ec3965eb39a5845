package io.shuijing.simulator.parts;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.Chance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A camera whose pictures are chance of a drawn length, in boxes of a fragmented MP4. It keeps time
 * like a real one: a fragment arrives a little after its last picture was taken.
 */
public final class VirtualCamera implements Camera {
  private static final String CODECS = "avc1.42c01f mp4a.40.2";
  private static final int LEAST_BYTES = 200;
  private static final int MOST_BYTES = 3_000;

  private final Agenda agenda;
  private final Chance chance;
  private final Watch watch;
  private @Nullable Running running;
  private Optional<String> refusal = Optional.empty();
  private boolean silent;

  /** A camera at rest. */
  public VirtualCamera(Agenda agenda, Chance chance, Watch watch) {
    this.agenda = agenda;
    this.chance = chance;
    this.watch = watch;
  }

  /** Who sees what is offered to the recorder. */
  public interface Watch {
    /** The stream begins; its first picture is being taken. */
    void began(byte[] head);

    /** A fragment is handed over; its last picture was just taken. */
    void offered(byte[] fragment, long durationMs);

    /** The capture is over: by command, by itself or because the power went. */
    void ended();
  }

  @Override
  public Capture start(CaptureSettings settings, Consumer<CaptureEvent> events)
      throws HardwareFault {
    if (refusal.isPresent()) {
      throw new HardwareFault("camera", refusal.get(), "the camera does not start; restart it");
    }
    if (running != null) {
      throw new HardwareFault("camera", "busy", "the camera still runs; wait for its end");
    }
    Running begun = new Running(settings.segmentMs(), events);
    running = begun;
    begun.next = agenda.in(150 + chance.below(200), begun::head);
    return begun;
  }

  /** Whether a capture runs. */
  public boolean runs() {
    return running != null;
  }

  /** From now on no capture starts, for this reason. */
  public void refuse(String fault) {
    refusal = Optional.of(fault);
  }

  /** It starts again and gives pictures again. */
  public void repair() {
    refusal = Optional.empty();
    silent = false;
  }

  /** From now on nothing comes from it. */
  public void fallSilent() {
    silent = true;
  }

  /** What it gives becomes suspicious, while it goes on. */
  public void suspect(CaptureEvent.Suspicion what) {
    Running suspected = running;
    if (suspected != null && suspected.begun && !silent) {
      suspected.events.accept(new CaptureEvent.Suspected(what));
    }
  }

  /** The capture that runs ends by itself. */
  public void die(Cause cause) {
    Running dying = running;
    if (dying != null) {
      dying.end(cause);
    }
  }

  /** Pictures of so many milliseconds are taken and never handed over. */
  public void skip(long ms) {
    Running skipping = running;
    if (skipping != null && skipping.begun) {
      skipping.skipMs += ms;
    }
  }

  /** The power goes. */
  public void powerOff() {
    Running cut = running;
    if (cut != null) {
      cut.over();
    }
  }

  private byte[] box(String outer, String inner, int payload) {
    byte[] bytes = chance.bytes(16 + payload);
    ByteBuffer.wrap(bytes)
        .putInt(8)
        .put(outer.getBytes(StandardCharsets.US_ASCII))
        .putInt(8 + payload)
        .put(inner.getBytes(StandardCharsets.US_ASCII));
    return bytes;
  }

  private final class Running implements Capture {
    private final int segmentMs;
    private final Consumer<CaptureEvent> events;
    private Agenda.@Nullable Entry next;
    private boolean begun;
    private boolean stopping;
    private boolean told;
    private long mediaMs;
    private long skipMs;
    private long fragmentBeganMs;

    Running(int segmentMs, Consumer<CaptureEvent> events) {
      this.segmentMs = segmentMs;
      this.events = events;
    }

    private void head() {
      if (silent) {
        return;
      }
      begun = true;
      byte[] head = box("ftyp", "moov", 64);
      watch.began(head);
      fragmentBeganMs = agenda.nowMs();
      next = agenda.in(segmentMs, this::fragment);
      events.accept(new CaptureEvent.Init(head, CODECS));
    }

    private void fragment() {
      long duration = agenda.nowMs() - fragmentBeganMs;
      fragmentBeganMs = agenda.nowMs();
      next = agenda.in(segmentMs, this::fragment);
      give(duration);
    }

    private void give(long durationMs) {
      if (silent) {
        return;
      }
      long lost = Math.min(skipMs, durationMs - 1);
      skipMs -= lost;
      long start = mediaMs + lost;
      mediaMs += durationMs;
      byte[] bytes = box("moof", "mdat", (int) chance.between(LEAST_BYTES, MOST_BYTES));
      watch.offered(bytes, durationMs - lost);
      events.accept(new CaptureEvent.Fragment(bytes, start, durationMs - lost));
    }

    @Override
    public void stop() {
      if (!stopping && running == this) {
        stopping = true;
        agenda.in(20 + chance.below(60), this::finish);
      }
    }

    private void finish() {
      if (running != this || silent) {
        return;
      }
      pictureTaken();
      long rest = agenda.nowMs() - fragmentBeganMs;
      if (begun && rest > 0) {
        callOffNext();
        give(rest);
      }
      end(Cause.STOPPED);
    }

    private void end(Cause cause) {
      if (running == this) {
        over();
        events.accept(new CaptureEvent.Ended(cause, "in virtual time"));
      }
    }

    private void over() {
      callOffNext();
      running = null;
      pictureTaken();
    }

    // the last one; handing it over may take its time
    private void pictureTaken() {
      if (!told) {
        told = true;
        watch.ended();
      }
    }

    private void callOffNext() {
      if (next != null) {
        next.callOff();
        next = null;
      }
    }
  }
}

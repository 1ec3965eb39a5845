package io.shuijing.simulator.parts;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.Chance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
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
  private static final short START_OF_IMAGE = (short) 0xffd8;
  private static final int SPEECH_DB = -25;
  private static final int SILENCE_DB = -120;

  private final Agenda agenda;
  private final Chance chance;
  private final int usualMs;
  private final Watch watch;
  private @Nullable Running running;
  private Optional<String> refusal = Optional.empty();
  private boolean silent;
  private long life;
  private boolean muted;
  private boolean stillsFail;

  /**
   * A camera at rest.
   *
   * @param usualMs segments of a recording; a capture in shorter ones is only a trial, of which
   *     nobody is told
   */
  public VirtualCamera(Agenda agenda, Chance chance, int usualMs, Watch watch) {
    this.usualMs = usualMs;
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

    /** The recorder asks for its end. */
    void stopping();

    /** A still is handed over; what of it stands at the end of what is sealed. */
    void developed(byte[] end);

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

  @Override
  public void develop(Still.Exposed exposed, Consumer<Still> outcome) {
    long asked = life;
    agenda.in(
        100 + chance.below(400),
        () -> {
          if (asked == life) {
            outcome.accept(developed());
          }
        });
  }

  private Still developed() {
    if (stillsFail) {
      return new Still.Failed("in virtual time");
    }
    byte[] jpeg = chance.bytes((int) chance.between(LEAST_BYTES, MOST_BYTES));
    ByteBuffer.wrap(jpeg).putShort(START_OF_IMAGE);
    watch.developed(Arrays.copyOfRange(jpeg, 2, jpeg.length));
    return new Still.Made(jpeg);
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
    muted = false;
  }

  /** From now on no picture becomes a still, or each does again. */
  public void failStills(boolean now) {
    stillsFail = now;
  }

  /** From now on nothing comes from it. */
  public void fallSilent() {
    silent = true;
  }

  /** What it gives becomes suspicious, while it goes on. */
  public void suspect(CaptureEvent.Suspicion what) {
    muted |= what == CaptureEvent.Suspicion.SILENT;
    Running suspected = running;
    if (suspected != null && suspected.begun && !silent) {
      suspected.tell(new CaptureEvent.Suspected(what));
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
    life++;
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
    private boolean heard;
    private boolean abandoned;
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
      if (isWatched()) {
        watch.began(head);
      }
      fragmentBeganMs = agenda.nowMs();
      next = agenda.in(segmentMs, this::fragment);
      tell(new CaptureEvent.Init(head, CODECS));
    }

    private void fragment() {
      long duration = agenda.nowMs() - fragmentBeganMs;
      fragmentBeganMs = agenda.nowMs();
      next = agenda.in(segmentMs, this::fragment);
      give(duration);
    }

    private void give(long durationMs) {
      if (silent) {
        mediaMs += durationMs; // its clock goes on: if it wakes up, its pictures tell the hole
        return;
      }
      long lost = Math.min(skipMs, durationMs - 1);
      skipMs -= lost;
      long start = mediaMs + lost;
      mediaMs += durationMs;
      byte[] bytes = box("moof", "mdat", (int) chance.between(LEAST_BYTES, MOST_BYTES));
      if (isWatched()) {
        watch.offered(bytes, durationMs - lost);
      }
      tell(new CaptureEvent.Fragment(bytes, start, durationMs - lost));
      if (!heard) {
        heard = true;
        tell(new CaptureEvent.Heard(OptionalInt.of(muted ? SILENCE_DB : SPEECH_DB)));
      }
    }

    @Override
    public void stop() {
      if (!stopping && running == this) {
        stopping = true;
        watch.stopping();
        agenda.in(20 + chance.below(60), this::finish);
      }
    }

    @Override
    public void abandon() {
      abandoned = true;
      over();
    }

    private void tell(CaptureEvent event) {
      if (!abandoned) {
        events.accept(event);
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
        tell(new CaptureEvent.Ended(cause, "in virtual time"));
      }
    }

    private void over() {
      callOffNext();
      running = null;
      pictureTaken();
    }

    // the last one; handing it over may take its time
    private void pictureTaken() {
      if (!told && isWatched()) {
        told = true;
        watch.ended();
      }
    }

    private boolean isWatched() {
      return segmentMs >= usualMs;
    }

    private void callOffNext() {
      if (next != null) {
        next.callOff();
        next = null;
      }
    }
  }
}

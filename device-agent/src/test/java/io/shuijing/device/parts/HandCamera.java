package io.shuijing.device.parts;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Ended;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.capture.CaptureEvent.Init;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A camera whose every event the test gives by hand, in the order that the port promises. */
public final class HandCamera implements Camera {
  private static final byte[] JPEG = {
    (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 2, (byte) 0xff, (byte) 0xd9
  };

  private final MovedClocks clocks;
  private final int fragmentBytes;
  private @Nullable Consumer<CaptureEvent> events;
  private @Nullable HardwareFault refusal;
  private final List<Still.Exposed> asked = new ArrayList<>();
  private final Deque<Consumer<Still>> developing = new ArrayDeque<>();
  private boolean byHand;
  private boolean begun;
  private boolean stopAsked;
  private long mediaMs;
  private int captures;

  HandCamera(MovedClocks clocks, int fragmentBytes) {
    this.clocks = clocks;
    this.fragmentBytes = fragmentBytes;
  }

  @Override
  public Capture start(CaptureSettings settings, Consumer<CaptureEvent> to) throws HardwareFault {
    if (refusal != null) {
      throw refusal;
    }
    if (events != null) {
      throw new IllegalStateException("the last capture has not ended");
    }
    events = to;
    begun = false;
    stopAsked = false;
    mediaMs = 0;
    captures++;
    return new Capture() {
      @Override
      public void stop() {
        stopAsked = true;
      }

      @Override
      public void abandon() {
        events = null;
      }
    };
  }

  @Override
  public void develop(Still.Exposed exposed, Consumer<Still> outcome) {
    asked.add(exposed);
    if (byHand) {
      developing.add(outcome);
    } else {
      outcome.accept(new Still.Made(JPEG.clone()));
    }
  }

  /** From now on the test itself says when a still comes out. */
  public void developByHand() {
    byHand = true;
  }

  /** Stills that were asked for so far. */
  public List<Still.Exposed> stills() {
    return List.copyOf(asked);
  }

  /** The still that was asked for first comes out. */
  public void developed(Still still) {
    developing.removeFirst().accept(still);
  }

  /** From now on no capture starts. */
  public void refuse(HardwareFault fault) {
    refusal = fault;
  }

  /** Captures start again. */
  public void accept() {
    refusal = null;
  }

  /** Captures that were started so far. */
  public int captures() {
    return captures;
  }

  /** Whether the recorder asked the running capture to finish. */
  public boolean stopAsked() {
    return stopAsked;
  }

  /** Whether a capture runs. */
  public boolean runs() {
    return events != null;
  }

  private void give(CaptureEvent event) {
    Consumer<CaptureEvent> to = events;
    if (to == null) {
      throw new IllegalStateException("no capture runs");
    }
    to.accept(event);
  }

  /** The head of the stream. */
  public void init() {
    if (begun) {
      throw new IllegalStateException("a stream has one head");
    }
    begun = true;
    byte[] head = ("head of capture " + captures).getBytes(StandardCharsets.US_ASCII);
    give(new Init(head, "avc1.42c01f mp4a.40.2"));
  }

  /** Two seconds of pictures, as they go by. */
  public void fragment() {
    fragment(2_000);
  }

  /** So many milliseconds of pictures, as they go by. */
  public void fragment(long durationMs) {
    if (!begun) {
      throw new IllegalStateException("fragments come behind the head");
    }
    clocks.pass(durationMs);
    byte[] bytes = new byte[fragmentBytes];
    Arrays.fill(bytes, (byte) (mediaMs / 1_000 + captures));
    give(new Fragment(bytes, mediaMs, durationMs));
    mediaMs += durationMs;
  }

  /** Pictures that were taken and never handed over. */
  public void lose(long durationMs) {
    clocks.pass(durationMs);
    mediaMs += durationMs;
  }

  /** What it gives becomes suspicious. */
  public void suspect(CaptureEvent.Suspicion what) {
    give(new CaptureEvent.Suspected(what));
  }

  /** It was so loud up to now. */
  public void heard(int decibels) {
    give(new CaptureEvent.Heard(OptionalInt.of(decibels)));
  }

  /** The capture ends by itself. */
  public void end(Cause cause) {
    give(new Ended(cause, "as the test asked"));
    events = null;
  }

  /** The capture ends because it was asked to; the last fragment comes before. */
  public void finish() {
    if (!stopAsked) {
      throw new IllegalStateException("nobody asked it to finish");
    }
    if (begun) {
      fragment(500);
    }
    end(Cause.STOPPED);
  }
}

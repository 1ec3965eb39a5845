package io.shuijing.simulator.capture;

import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A camera that delivers so many fragments of so many bytes, as fast as they are taken. */
public final class FlatOutCamera implements Camera {
  private static final int INIT_BYTES = 1200;

  private final int fragments;
  private final int fragmentBytes;
  private final RandomGenerator chance;

  /** {@code fragmentBytes} of chance in each fragment, as encoded pictures look. */
  public FlatOutCamera(int fragments, int fragmentBytes, RandomGenerator chance) {
    this.fragments = fragments;
    this.fragmentBytes = fragmentBytes;
    this.chance = chance;
  }

  @Override
  public Capture start(CaptureSettings settings, Consumer<CaptureEvent> events) {
    Thread.ofPlatform()
        .daemon()
        .name("flat-out camera")
        .start(() -> deliver(settings.segmentMs(), events));
    return new Capture() {
      @Override
      public void stop() {}

      @Override
      public void abandon() {}
    };
  }

  @Override
  public void develop(Still.Exposed exposed, Consumer<Still> outcome) {
    outcome.accept(new Still.Failed("there is no picture in chance"));
  }

  private void deliver(int segmentMs, Consumer<CaptureEvent> events) {
    events.accept(new CaptureEvent.Init(bytes(INIT_BYTES), "avc1.42c01f mp4a.40.2"));
    for (int i = 0; i < fragments; i++) {
      long start = (long) i * segmentMs;
      events.accept(new CaptureEvent.Fragment(bytes(fragmentBytes), start, segmentMs));
      if (i == 0) {
        events.accept(new CaptureEvent.Heard(OptionalInt.empty()));
      }
    }
    events.accept(new CaptureEvent.Ended(CaptureEvent.Cause.END_OF_SOURCE, "all delivered"));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    chance.nextBytes(bytes);
    return bytes;
  }
}

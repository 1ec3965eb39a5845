package io.shuijing.hal.capture;

/** A capture that runs. */
public interface Capture {

  /**
   * Asks the encoder to finish. Returns at once; the last fragment and {@link CaptureEvent.Ended}
   * still arrive. Calling it twice is harmless.
   */
  void stop();
}

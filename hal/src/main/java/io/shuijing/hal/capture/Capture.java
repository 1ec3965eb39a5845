package io.shuijing.hal.capture;

/** A capture that runs. */
public interface Capture {

  /**
   * Asks the encoder to finish. Returns at once; the last fragment and {@link CaptureEvent.Ended}
   * still arrive. Calling it twice is harmless.
   */
  void stop();

  /**
   * Ends it at once: nothing more arrives, not even an end, and when this returns the camera can be
   * started again. For a capture that nobody needs, when one that is needed must not wait.
   */
  void abandon();
}

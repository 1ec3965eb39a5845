package io.shuijing.hal.capture;

import io.shuijing.hal.HardwareFault;
import java.util.function.Consumer;

/** Camera, microphone and encoder as one part: it gives fragmented MP4. */
public interface Camera {

  /**
   * Starts a capture. Events arrive in order on a thread of the back end, which waits when {@code
   * events} blocks (back pressure), and at which {@code events} must not throw.
   *
   * @throws HardwareFault if the encoder cannot even be started; nothing arrives then. What goes
   *     wrong later arrives as {@link CaptureEvent.Ended}, perhaps without anything before it
   */
  Capture start(CaptureSettings settings, Consumer<CaptureEvent> events) throws HardwareFault;

  /**
   * Makes a still picture out of what a capture handed over, while it goes on or after its end.
   * Returns at once; the outcome is told later, exactly once, on a thread of the back end.
   */
  void develop(Still.Exposed exposed, Consumer<Still> outcome);
}

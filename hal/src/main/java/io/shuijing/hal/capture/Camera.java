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
}

package io.shuijing.hal;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes the parts of a recorder from its configuration; found by {@link java.util.ServiceLoader},
 * so that the same agent runs on real and on simulated parts.
 */
public interface RecorderHardwareProvider {

  /**
   * The word for the key {@code hardware} of the recorder's configuration, such as {@code linux}.
   */
  String name();

  /**
   * Opens every part.
   *
   * @param settings the recorder's configuration, all keys
   * @param judgedAt the time at which a dock's certificate is judged: the later of the firmware's
   *     date and the last journal time, since the clock may be lost
   * @throws HardwareFault if a part without which nothing can be recorded is not to be had; the
   *     message names the part, the key and the next step
   */
  RecorderHardware open(Map<String, String> settings, Supplier<Instant> judgedAt)
      throws HardwareFault;
}

package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkLost;
import java.time.Duration;
import java.util.Optional;

/** Where byte links come from: a port that is listened on, an address, a device path. */
public interface LinkSource extends AutoCloseable {

  /** For people: {@code 127.0.0.1:7700}, {@code /dev/ttyACM0}. */
  String name();

  /**
   * Waits for a byte link.
   *
   * @return empty if nothing is there, or nothing came in that time
   * @throws LinkLost {@code occupied}, {@code not-permitted} or {@code unknown-host}
   */
  Optional<ByteLink> await(Duration patience) throws LinkLost;

  /** Ends a wait and all to come; links that were given out are not touched. */
  @Override
  void close();
}

package io.shuijing.hal.dock;

import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import java.time.Duration;
import java.util.Optional;

/** A place where a recorder is put. */
public interface Bay {

  /** Name for people and logs, such as {@code bay-1}. */
  String name();

  /**
   * Waits for a recorder and proves both names to each other.
   *
   * @param patience how long to wait
   * @return empty if none came in that time
   * @throws LinkLost if something is there but no link came about; the message says why
   */
  Optional<LinkClient> connect(Duration patience) throws LinkLost;
}

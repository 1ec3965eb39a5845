package io.shuijing.hal.dock;

import io.shuijing.hal.link.LinkLost;
import java.time.Duration;
import java.util.Optional;

/** A reader of officers' cards beside the bays. Used by one thread at a time. */
public interface CardReader extends AutoCloseable {

  /**
   * Waits for a card.
   *
   * @param patience how long to wait
   * @return its number, 4 to 32 letters and digits as the reader says them; empty if none came in
   *     that time, or what came was no number
   * @throws LinkLost if the reader is there and cannot be used; asked again, it is tried again
   */
  Optional<String> read(Duration patience) throws LinkLost;

  @Override
  void close();
}

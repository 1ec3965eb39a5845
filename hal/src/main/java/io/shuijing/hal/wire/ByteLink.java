package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkLost;
import java.time.Duration;

/**
 * Bytes both ways. One thread reads and writes; {@link #close} may come from any other and ends a
 * wait.
 */
public interface ByteLink extends AutoCloseable {

  /** Who or what is at the other end, for people: an address, a device path. */
  String peer();

  /**
   * Whether the line stays when a session on it ends, as a serial line does; a connection does not.
   */
  boolean lasting();

  /**
   * Reads what is there, at least one byte.
   *
   * @return how many bytes; 0 if none came within {@code patience}
   * @throws LinkLost {@code gone} if no more will come
   */
  int read(byte[] into, int offset, int length, Duration patience) throws LinkLost;

  /**
   * Writes all bytes.
   *
   * @param patience how long the other side may take none
   * @throws LinkLost {@code silent} if it took none for so long; the link is closed then
   */
  void write(byte[] bytes, int offset, int length, Duration patience) throws LinkLost;

  @Override
  void close();
}

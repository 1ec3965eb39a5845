package io.shuijing.hal.storage;

import io.shuijing.hal.HardwareFault;

/**
 * An open file of a {@link Volume}. Used by one thread at a time; after {@link #close} every call
 * throws {@link IllegalStateException}.
 */
public interface VolumeFile extends AutoCloseable {

  /** Appends all bytes; on a fault some of them may have been written. */
  void append(byte[] bytes, int offset, int length) throws HardwareFault;

  /** Appends all bytes; on a fault some of them may have been written. */
  default void append(byte[] bytes) throws HardwareFault {
    append(bytes, 0, bytes.length);
  }

  /**
   * Reads up to {@code length} bytes at a position; -1 at or behind the end of the file. Fewer than
   * {@code length} only at the end.
   */
  int read(long position, byte[] into, int offset, int length) throws HardwareFault;

  /** Bytes in the file. */
  long size() throws HardwareFault;

  /**
   * Cuts the file back; never makes it longer. Used on torn tails only, after they were copied to
   * quarantine.
   */
  void truncate(long size) throws HardwareFault;

  /**
   * Writes what stands from a place on once more, byte for byte: nothing that is read changes. A
   * flush that failed in a process before this one has left bytes that are read and are not on the
   * medium, and a flush alone would not put them there; a flush behind this does.
   */
  void writeAnew(long from) throws HardwareFault;

  /**
   * Makes all appended bytes durable.
   *
   * @throws HardwareFault once failed, nothing may be concluded of any byte appended since the last
   *     successful flush, and a second flush of this file would prove nothing: from then on this
   *     file refuses to append, to cut and to flush with {@code poisoned}. Close it and go on
   *     elsewhere
   */
  void flush() throws HardwareFault;

  /** Closes; does not flush. */
  @Override
  void close();
}

package io.shuijing.dock.archive;

import io.shuijing.hal.HardwareFault;

/** The office's copy of a recorder's journal, as one row of bytes that only grows. */
public interface JournalCopy extends AutoCloseable {

  /** Bytes in it. */
  long size() throws HardwareFault;

  /** Reads up to {@code length} bytes at a position; -1 at the end. */
  int read(long position, byte[] into, int offset, int length) throws HardwareFault;

  /**
   * Adds whole records; on a fault some of them may be there, see {@link #cutBack}. Durable after
   * {@link #flush}.
   */
  void append(byte[] records, int offset, int length) throws HardwareFault;

  /**
   * Drops what stands behind the last whole record: the copy of a record whose writing was cut off.
   * The recorder still has it, since no receipt names it.
   */
  void cutBack(long size) throws HardwareFault;

  /**
   * Writes what stands behind a place anew and makes it durable. A process before this one, or this
   * one before a fault, may have seen a flush fail: what is read then need not be on the disk, and
   * a further flush would not put it there. On a fault what was written anew may be gone from the
   * copy; the recorder still has it.
   *
   * @param from everything before it is known to be durable
   */
  void writeAnew(long from) throws HardwareFault;

  /**
   * Makes all of it durable.
   *
   * @throws HardwareFault after which all that was not durable before is gone from the copy
   */
  void flush() throws HardwareFault;

  @Override
  void close();
}

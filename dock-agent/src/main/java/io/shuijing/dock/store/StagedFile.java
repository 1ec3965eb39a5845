package io.shuijing.dock.store;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.VolumeFile;

/** Bytes of a recorder's file, from its beginning, as far as they came. */
public final class StagedFile implements AutoCloseable {
  private final String path;
  private final VolumeFile file;

  StagedFile(String path, VolumeFile file) {
    this.path = path;
    this.file = file;
  }

  /** Where it lies on the office's volume. */
  public String path() {
    return path;
  }

  /** Bytes so far. */
  public long size() throws HardwareFault {
    return file.size();
  }

  /** Adds bytes at the end. */
  public void append(byte[] bytes) throws HardwareFault {
    file.append(bytes);
  }

  /** Reads up to {@code length} bytes at a position; -1 at the end. */
  public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
    return file.read(position, into, offset, length);
  }

  /** Makes all bytes durable. */
  public void flush() throws HardwareFault {
    file.flush();
  }

  @Override
  public void close() {
    file.close();
  }
}

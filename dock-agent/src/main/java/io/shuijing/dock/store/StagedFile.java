package io.shuijing.dock.store;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;

/** Bytes of a recorder's file, from its beginning, as far as they came. */
public final class StagedFile implements AutoCloseable {
  static final String FLUSHED = ".flushed";

  private final Volume volume;
  private final VolumeFile file;
  private String path;

  StagedFile(Volume volume, String path, VolumeFile file) {
    this.volume = volume;
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

  /**
   * Makes all bytes durable. Under another name from now on: if this fails, what is read here need
   * not be on the disk, a further flush would not put it there, and nobody goes on with it.
   */
  public void flush() throws HardwareFault {
    if (!path.endsWith(FLUSHED)) {
      volume.rename(path, path + FLUSHED);
      path += FLUSHED;
      volume.flushFolder(WholeFile.folderOf(path));
    }
    file.flush();
  }

  @Override
  public void close() {
    file.close();
  }
}

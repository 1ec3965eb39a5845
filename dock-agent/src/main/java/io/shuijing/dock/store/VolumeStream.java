package io.shuijing.dock.store;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.VolumeFile;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A file of a volume, one byte after the other; closes it at its end. */
public final class VolumeStream extends InputStream {
  private final VolumeFile file;
  private final LongConsumer read;
  private long position;

  /** From a byte on. */
  public VolumeStream(VolumeFile file, long from) {
    this(file, from, _ -> {});
  }

  /**
   * The same.
   *
   * @param read told how many bytes each read gave
   */
  public VolumeStream(VolumeFile file, long from, LongConsumer read) {
    this.file = file;
    this.position = from;
    this.read = read;
  }

  @Override
  public int read() throws HardwareFault {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws HardwareFault {
    if (length == 0) {
      return 0;
    }
    int count = file.read(position, into, offset, length);
    if (count > 0) {
      position += count;
      read.accept(count);
    }
    return count;
  }

  @Override
  public void close() {
    file.close();
  }
}

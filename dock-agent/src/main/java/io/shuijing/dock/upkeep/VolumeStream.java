package io.shuijing.dock.upkeep;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A file from its beginning; who wants to is told of the bytes read. */
final class VolumeStream extends InputStream {
  private final VolumeFile file;
  private final LongConsumer read;
  private long position;

  VolumeStream(Volume volume, String path, LongConsumer read) throws HardwareFault {
    this.file = volume.open(path);
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

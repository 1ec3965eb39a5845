package io.shuijing.dock.archive;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.VolumeFile;
import java.io.InputStream;

/** A file of a volume from a byte on; closes it at its end. */
final class VolumeStream extends InputStream {
  private final VolumeFile file;
  private long position;

  VolumeStream(VolumeFile file, long from) {
    this.file = file;
    this.position = from;
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
    int read = file.read(position, into, offset, length);
    position += Math.max(read, 0);
    return read;
  }

  @Override
  public void close() {
    file.close();
  }
}

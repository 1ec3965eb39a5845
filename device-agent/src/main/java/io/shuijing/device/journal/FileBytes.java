package io.shuijing.device.journal;

import io.shuijing.evidence.track.TrackScan.ByteSource;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.VolumeFile;
import java.io.InputStream;

/** A part of a file as the readers of the evidence format want it. */
public final class FileBytes implements ByteSource {
  private final VolumeFile file;
  private final long start;
  private final long end;

  /** The bytes from {@code start} to {@code end}. */
  public FileBytes(VolumeFile file, long start, long end) {
    this.file = file;
    this.start = start;
    this.end = end;
  }

  /** All there is. */
  public static FileBytes all(VolumeFile file) throws HardwareFault {
    return new FileBytes(file, 0, file.size());
  }

  /** A part of these bytes. */
  public FileBytes between(long from, long to) {
    return new FileBytes(file, start + from, start + to);
  }

  /** All of them at once; for small parts only. */
  public byte[] bytes() throws HardwareFault {
    byte[] all = new byte[Math.toIntExact(size())];
    if (all.length > 0 && file.read(start, all, 0, all.length) != all.length) {
      throw new HardwareFault(
          "card", "short", "a file is shorter than what was flushed; replace the card");
    }
    return all;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
    long rest = size() - position;
    if (rest <= 0) {
      return -1;
    }
    return file.read(start + position, into, offset, (int) Math.min(length, rest));
  }

  @Override
  public long size() {
    return end - start;
  }

  /** The same bytes one after the other; closing it does not close the file. */
  public InputStream stream() {
    return new InputStream() {
      private long position;

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
        int count = FileBytes.this.read(position, into, offset, length);
        position += Math.max(count, 0);
        return count;
      }
    };
  }
}

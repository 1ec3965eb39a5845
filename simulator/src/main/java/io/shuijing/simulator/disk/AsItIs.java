package io.shuijing.simulator.disk;

import java.io.IOException;
import java.io.InputStream;

/** A file from outside, with what is damaged; {@code skip} passes over bad blocks. */
final class AsItIs extends InputStream {
  private final Inode file;
  private long position;

  AsItIs(Inode file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = readable(file.seen().read(position, into, offset, length));
    for (Damage damage : file.damages()) {
      damage.spoil(position, into, offset, count);
    }
    position += count;
    return count == 0 ? -1 : count;
  }

  // as many as stand before a bad block
  private int readable(int there) throws IOException {
    int count = there;
    while (count > 0 && isForbidden(count)) {
      count /= 2;
    }
    if (there > 0 && count == 0) {
      throw new IOException("a block at byte " + position + " cannot be read");
    }
    return count;
  }

  private boolean isForbidden(int count) {
    return file.damages().stream().anyMatch(damage -> damage.forbids(position, count));
  }

  @Override
  public long skip(long count) {
    long skipped = Math.clamp(file.seen().length() - position, 0, Math.max(count, 0));
    position += skipped;
    return skipped;
  }
}

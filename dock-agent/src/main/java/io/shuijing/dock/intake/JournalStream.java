package io.shuijing.dock.intake;

import io.shuijing.dock.archive.JournalCopy;
import java.io.IOException;
import java.io.InputStream;

/** A journal's copy from its beginning. */
final class JournalStream extends InputStream {
  private final JournalCopy copy;
  private long position;

  JournalStream(JournalCopy copy) {
    this.copy = copy;
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
    int read = copy.read(position, into, offset, length);
    position += Math.max(read, 0);
    return read;
  }
}

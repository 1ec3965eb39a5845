package io.shuijing.evidence.verify;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies some of what is read through it, so that nothing has to be read twice. */
final class Tap extends FilterInputStream {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private OutputStream into = OutputStream.nullOutputStream();
  private long passing;

  Tap(InputStream in) {
    super(in);
  }

  /** From here on lets some bytes pass and keeps what follows them. */
  void keepAfter(long bytes) {
    kept.reset();
    into = kept;
    passing = bytes;
  }

  /** From here on writes all bytes to somewhere. */
  void copyTo(OutputStream out) {
    into = out;
    passing = 0;
  }

  /** What was kept since {@link #keepAfter}. */
  byte[] kept() {
    return kept.toByteArray();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      int pass = (int) Math.min(read, passing);
      passing -= pass;
      into.write(bytes, offset + pass, read - pass);
    }
    return read;
  }
}

package io.shuijing.hal.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that tells how long its reader has been waiting for the writer. */
final class TimedInput extends FilterInputStream {
  private static final long NOT_WAITING = Long.MIN_VALUE;

  private volatile long waitingSince = NOT_WAITING;

  TimedInput(InputStream in) {
    super(in);
  }

  /**
   * How long the reader has been waiting, 0 while it is busy elsewhere: a slow reader is not the
   * writer's fault. After the end of the stream it counts as waiting (for the exit).
   */
  long waitingNanos() {
    long since = waitingSince;
    return since == NOT_WAITING ? 0 : System.nanoTime() - since;
  }

  @Override
  public int read() throws IOException {
    waitingSince = System.nanoTime();
    return got(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    waitingSince = System.nanoTime();
    return got(super.read(bytes, offset, length));
  }

  private int got(int result) {
    if (result >= 0) {
      waitingSince = NOT_WAITING;
    }
    return result;
  }
}

package io.shuijing.hal.serial;

import io.shuijing.hal.link.LinkLost;
import java.time.Duration;
import java.util.Arrays;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.jspecify.annotations.Nullable;

/**
 * Writes on a thread of its own: a write to a line that nobody reads has no time-out and cannot be
 * woken, not even by closing the port. Whoever waits for it can give up; the thread stays in the
 * kernel until the line is read or pulled out.
 */
final class SerialWriter {
  private static final int PIECE_BYTES = 4096;
  private static final long GRACE_MS = 1000;

  private final SerialPort port;
  private final String path;
  private final Thread thread;
  private @Nullable Job job;
  private @Nullable LinkLost failure;
  private long progressNanos;
  private boolean ended;

  SerialWriter(SerialPort port, String path) {
    this.port = port;
    this.path = path;
    this.thread = Thread.ofPlatform().daemon().name("serial-write " + path).start(this::run);
  }

  /** Bytes yet to be written. */
  private record Job(byte[] bytes, int from, int to) {
    Job after(int count) {
      return new Job(bytes, from + count, to);
    }

    byte[] piece() {
      return Arrays.copyOfRange(bytes, from, Math.min(to, from + PIECE_BYTES));
    }

    boolean isDone() {
      return from == to;
    }
  }

  /**
   * Returns when all bytes are written; gives up when none were for as long as {@code patience}.
   */
  synchronized void write(byte[] bytes, int offset, int length, Duration patience) throws LinkLost {
    job = length == 0 ? null : new Job(bytes, offset, offset + length);
    progressNanos = System.nanoTime();
    notifyAll();
    awaitWritten(patience.toNanos());
    if (failure != null) {
      throw failure;
    }
    if (job != null) {
      throw new LinkLost("gone", path + " was closed");
    }
  }

  private synchronized void awaitWritten(long patienceNanos) throws LinkLost {
    try {
      while (job != null && failure == null && !ended) {
        long left = progressNanos + patienceNanos - System.nanoTime();
        if (left <= 0) {
          long seconds = Duration.ofNanos(patienceNanos).toSeconds();
          throw new LinkLost("silent", "nothing at " + path + " took bytes for " + seconds + " s");
        }
        wait(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkLost("gone", "interrupted while writing to " + path, e);
    }
  }

  /** No further piece is written; whether the thread has ended, or hangs in the kernel. */
  boolean end() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    try {
      // A piece that has begun must be in the kernel or done before the descriptor is closed: its
      // number may be given to a file next.
      return thread.join(Duration.ofMillis(GRACE_MS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  private void run() {
    try {
      for (byte[] piece = next(); piece.length > 0; piece = next()) {
        if (!port.writeBytes(piece)) {
          throw new LinkLost("gone", path + " took only a part of what was written");
        }
        written(piece.length);
      }
    } catch (LinkLost e) {
      fail(e);
    } catch (SerialPortException e) {
      fail(new LinkLost("gone", path + " was unplugged: " + e.getExceptionType(), e));
    } catch (InterruptedException e) {
      fail(new LinkLost("gone", "the thread that writes to " + path + " was interrupted", e));
    } catch (RuntimeException e) {
      // What jSSC throws when the line goes away under a call, such as IllegalArgumentException.
      fail(new LinkLost("gone", path + " was unplugged: " + e, e));
    }
  }

  /** Waits for something to write; nothing means that the port is to be closed. */
  private synchronized byte[] next() throws InterruptedException {
    while (job == null && !ended) {
      wait();
    }
    return job == null || ended ? new byte[0] : job.piece();
  }

  private synchronized void written(int count) {
    progressNanos = System.nanoTime();
    if (job != null) {
      job = job.after(count);
    }
    if (job != null && job.isDone()) {
      job = null;
      notifyAll();
    }
  }

  private synchronized void fail(LinkLost e) {
    failure = e;
    notifyAll();
  }
}

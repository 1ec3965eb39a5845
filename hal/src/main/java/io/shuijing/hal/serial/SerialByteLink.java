package io.shuijing.hal.serial;

import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.wire.ByteLink;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.tinylog.Logger;

/** An open serial port. It stays when a session on it ends, and is gone when it was unplugged. */
final class SerialByteLink implements ByteLink {
  private final SerialPort port;
  private final String path;
  private final SerialWriter writer;
  private final Object reading = new Object();
  private final Polling polling = new Polling();
  private volatile boolean open = true;

  SerialByteLink(SerialPort port, String path) {
    this.port = port;
    this.path = path;
    this.writer = new SerialWriter(port, path);
  }

  @Override
  public String peer() {
    return path;
  }

  @Override
  public boolean lasting() {
    return true;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether a write hangs in the kernel although the port was closed. */
  boolean isStuck() {
    return !open && writer.isAlive();
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration patience) throws LinkLost {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      int count = take(into, offset, length);
      if (count > 0) {
        polling.came();
        return count;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return 0;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new LinkLost("gone", "interrupted while reading " + path);
      }
      polling.pause(left);
    }
  }

  /** Closing waits for this, so that the number of a closed descriptor is never read from. */
  private int take(byte[] into, int offset, int length) throws LinkLost {
    synchronized (reading) {
      try {
        int waiting = port.getInputBufferBytesCount();
        if (waiting <= 0) {
          return 0;
        }
        byte[] bytes = port.readBytes(Math.min(waiting, length));
        System.arraycopy(bytes, 0, into, offset, bytes.length);
        return bytes.length;
      } catch (SerialPortException e) {
        throw new LinkLost("gone", path + " was unplugged: " + e.getExceptionType(), e);
      } catch (RuntimeException e) {
        // What jSSC throws when the line goes away under a call, such as IllegalArgumentException.
        throw new LinkLost("gone", path + " was unplugged: " + e, e);
      }
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length, Duration patience) throws LinkLost {
    try {
      writer.write(bytes, offset, length, patience);
    } catch (LinkLost e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    synchronized (reading) {
      if (!open) {
        return;
      }
      open = false;
      boolean hangs = !writer.end();
      try {
        if (hangs) {
          port.purgePort(SerialPort.PURGE_TXABORT | SerialPort.PURGE_TXCLEAR);
        }
        port.closePort();
      } catch (SerialPortException | RuntimeException e) {
        Logger.debug("{} was not closed: {}", path, e.getMessage());
      }
    }
  }

  /**
   * How long to wait between two looks: hardly at all while bytes flow, longer the longer none do.
   */
  private static final class Polling {
    private static final int SPINS = 16;
    private static final int MOST_DOUBLINGS = 7;
    private static final int IDLE_LOOKS = 500;
    private static final long SHORTEST_NANOS = 50_000;
    private static final long LONGEST_NANOS = 5_000_000;
    private static final long IDLE_NANOS = 20_000_000;

    private int emptyLooks;

    void came() {
      emptyLooks = 0;
    }

    void pause(long mostNanos) {
      emptyLooks = Math.min(emptyLooks + 1, IDLE_LOOKS);
      if (emptyLooks <= SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(this, Math.min(nanos(), mostNanos));
      }
    }

    private long nanos() {
      if (emptyLooks == IDLE_LOOKS) {
        return IDLE_NANOS;
      }
      int doublings = Math.min(emptyLooks - SPINS - 1, MOST_DOUBLINGS);
      return Math.min(SHORTEST_NANOS << doublings, LONGEST_NANOS);
    }
  }
}

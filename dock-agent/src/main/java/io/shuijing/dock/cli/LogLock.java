package io.shuijing.dock.cli;

import io.shuijing.dock.custody.LogTurn;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one at a time write to the custody log: the bays, the upkeep and the witnesses of a running
 * dock, and commands beside it.
 *
 * @param office the office's folder
 */
record LogLock(Path office) implements LogTurn {
  /**
   * One for each file: the lock of a file belongs to the whole process, which is refused if it asks
   * for it twice.
   */
  private static final ConcurrentMap<Path, ReentrantLock> WITHIN = new ConcurrentHashMap<>();

  @Override
  public Taken take() throws HardwareFault {
    ReentrantLock within =
        WITHIN.computeIfAbsent(office.toAbsolutePath().normalize(), _ -> new ReentrantLock(true));
    within.lock();
    try {
      Taken between = takeBetween();
      return () -> {
        try {
          between.close();
        } finally {
          within.unlock();
        }
      };
    } catch (HardwareFault | RuntimeException e) {
      within.unlock();
      throw e;
    }
  }

  private Taken takeBetween() throws HardwareFault {
    try {
      FileChannel channel =
          FileChannel.open(
              office.resolve("log.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.lock();
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      return () -> close(channel);
    } catch (IOException e) {
      throw fault(e);
    }
  }

  private static void close(FileChannel channel) throws HardwareFault {
    try {
      channel.close();
    } catch (IOException e) {
      throw fault(e);
    }
  }

  private static HardwareFault fault(IOException e) {
    return new HardwareFault("store", "io", "cannot lock the custody log: " + e.getMessage(), e);
  }
}

package io.shuijing.dock.cli;

import io.shuijing.dock.custody.LogTurn;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one process at a time write to the custody log: a running dock, and commands beside it.
 *
 * @param office the office's folder
 */
record LogLock(Path office) implements LogTurn {
  @Override
  public Taken take() throws HardwareFault {
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

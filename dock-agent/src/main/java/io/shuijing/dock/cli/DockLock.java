package io.shuijing.dock.cli;

import io.shuijing.dock.office.OfficeFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps an office's folder for one process, until it is closed or the process dies. */
final class DockLock implements AutoCloseable {
  private final FileChannel channel;

  private DockLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes an office's folder.
   *
   * @throws OfficeFault if another process has it
   */
  static DockLock take(Path office) throws OfficeFault, IOException {
    FileChannel channel =
        FileChannel.open(
            office.resolve("dock.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!held(channel)) {
      channel.close();
      throw new OfficeFault(
          office + " is in the hands of another dock that runs: end that one first");
    }
    return new DockLock(channel);
  }

  private static boolean held(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

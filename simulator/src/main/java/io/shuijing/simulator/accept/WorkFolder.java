package io.shuijing.simulator.accept;

import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder that goes when the work is done, also if the program is ended before. */
final class WorkFolder implements AutoCloseable {
  private static final String MARK = ".shuijing-accept";

  private final Path folder;
  private final Thread atEnd;

  WorkFolder(Path folder) {
    this.folder = folder;
    this.atEnd = new Thread(this::removeQuietly, "remove work folder");
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  /**
   * Makes a folder empty that is to be kept; only one that is empty or that a test made.
   *
   * @throws StationFailed if somebody else's files are in it
   */
  static void take(Path folder) throws IOException, StationFailed {
    if (!FolderTree.take(folder, MARK)) {
      throw new StationFailed(
          folder + "；不是目录，或目录不空，请另选 / is no folder or not empty: choose another --out");
    }
  }

  private void removeQuietly() {
    try {
      FolderTree.remove(folder);
    } catch (IOException | UncheckedIOException e) {
      System.err.println(folder + "；未能删除 / could not be removed: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    FolderTree.remove(folder);
    Runtime.getRuntime().removeShutdownHook(atEnd);
  }
}

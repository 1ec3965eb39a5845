package io.shuijing.simulator.accept;

import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
    if (Files.exists(folder) && !Files.exists(folder.resolve(MARK)) && !isEmptyFolder(folder)) {
      throw new StationFailed(
          folder + "；不是目录，或目录不空，请另选 / is no folder or not empty: choose another --out");
    }
    if (Files.exists(folder)) {
      remove(folder);
    }
    Files.createDirectories(folder);
    Files.createFile(folder.resolve(MARK));
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  /** Copies a tree; who may read a file stays as it is. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(from)) {
      all = tree.toList();
    }
    for (Path path : all) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void removeQuietly() {
    try {
      remove(folder);
    } catch (IOException | UncheckedIOException e) {
      System.err.println(folder + "；未能删除 / could not be removed: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    remove(folder);
    Runtime.getRuntime().removeShutdownHook(atEnd);
  }
}

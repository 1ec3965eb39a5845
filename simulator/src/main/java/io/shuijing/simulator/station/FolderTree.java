package io.shuijing.simulator.station;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class FolderTree {
  private FolderTree() {}

  /**
   * Makes a folder empty and puts a mark into it.
   *
   * @param mark name of the file by which a later call knows the folder as one of ours
   * @return false, and nothing is touched, if it is no folder, or has files in it and not the mark
   */
  public static boolean take(Path folder, String mark) throws IOException {
    if (Files.exists(folder) && !Files.exists(folder.resolve(mark)) && !isEmptyFolder(folder)) {
      return false;
    }
    remove(folder);
    Files.createDirectories(folder);
    Files.createFile(folder.resolve(mark));
    return true;
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }

  /** Removes a tree, if it is there. */
  public static void remove(Path folder) throws IOException {
    for (Path path : Files.exists(folder) ? all(folder).reversed() : List.<Path>of()) {
      Files.deleteIfExists(path);
    }
  }

  /** Copies a tree; who may read or write a file stays as it is. */
  public static void copy(Path from, Path to) throws IOException {
    for (Path path : all(from)) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.toList();
    }
  }

  /** Flips the lowest bit of one byte, whoever may write the file. */
  public static void flipBit(Path file, long position) throws IOException {
    file.toFile().setWritable(true);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) (one.get(0) ^ 1)).rewind();
      channel.write(one, position);
    }
  }
}

package io.shuijing.simulator.oracle;

import java.io.InputStream;
import java.util.List;

/** Files as somebody finds them who looks from outside. */
public interface Shelf {

  /** Paths of all files, sorted. */
  List<String> paths();

  /** Whole content of a file; empty if it is not there or cannot be read. */
  byte[] bytes(String path);

  /** Length of a file, whether it can be read or not; 0 if it is not there. */
  long length(String path);

  /** Whether every file is read as it was written. */
  boolean isSound();

  /** A file from its first byte; nothing if it is not there. */
  InputStream open(String path);

  /** Paths of all files below a folder, sorted. */
  default List<String> below(String folder) {
    return paths().stream().filter(path -> path.startsWith(folder + "/")).toList();
  }

  /** Whether a file is there. */
  default boolean has(String path) {
    return paths().contains(path);
  }
}

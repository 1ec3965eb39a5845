package io.shuijing.dock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that people hand in: never more of them than can be used. */
final class Bounded {
  private static final int MAX_BYTES = 2 * 1024 * 1024;

  private Bounded() {}

  /** All of a file, or so much of it that whoever reads it finds it too long. */
  static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES);
    }
  }
}

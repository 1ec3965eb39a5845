package io.shuijing.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is judged on the source text. */
final class SourceRules {
  private SourceRules() {}

  /** The files with more lines than that. */
  static List<Path> longerThan(int lines, List<Path> sources) throws IOException {
    List<Path> tooLong = new ArrayList<>();
    for (Path source : sources) {
      if (Files.readAllLines(source).size() > lines) {
        tooLong.add(source);
      }
    }
    return tooLong;
  }
}

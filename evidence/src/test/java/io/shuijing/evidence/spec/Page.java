package io.shuijing.evidence.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page of docs/spec. */
record Page(Path file, String text) {
  static final Path FOLDER = Path.of("..", "docs", "spec");

  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- example ([a-z0-9.-]+) -->\n```[a-z]*\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern RUN =
      Pattern.compile("<!-- run -->\n```sh\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern CLAUSE = Pattern.compile("(?m)^#+ ([A-Z][0-9]+)\\b");

  /** All pages in their order, without the list of clauses. */
  static List<Page> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9]-[a-z-]+\\.md"))
          .sorted()
          .map(Page::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page read(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its examples by name. */
  Map<String, String> examples() {
    Map<String, String> examples = new LinkedHashMap<>();
    EXAMPLE.matcher(text).results().forEach(m -> examples.put(m.group(1), m.group(2)));
    return examples;
  }

  /** The same page with other examples. */
  Page with(Map<String, String> examples) {
    Matcher matcher = EXAMPLE.matcher(text);
    return new Page(
        file,
        matcher.replaceAll(m -> {
          String known = examples.getOrDefault(m.group(1), m.group(2));
          String fence = text.substring(m.start(), m.start(2));
          return Matcher.quoteReplacement(fence + known + "```\n");
        }));
  }

  /** What it tells the reader to run. */
  List<String> scripts() {
    return RUN.matcher(text).results().map(m -> m.group(1)).toList();
  }

  /** Clauses that it defines, in their order. */
  List<String> clauses() {
    return new ArrayList<>(
        CLAUSE.matcher(text).results().map((MatchResult m) -> m.group(1)).toList());
  }

  void write() {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

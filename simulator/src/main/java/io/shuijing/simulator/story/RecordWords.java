package io.shuijing.simulator.story;

import io.shuijing.evidence.journal.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A record as one line for somebody who watches. */
final class RecordWords {
  private static final int MOST_CHARACTERS = 110;

  private static final List<String> LEFT_OUT =
      List.of("challenge", "office-head", "key", "office", "recipient", "detail");

  private RecordWords() {}

  /** The lines behind its type. */
  static Stream<String> lines(StoredRecord record) {
    String text = new String(record.note().text(), StandardCharsets.UTF_8);
    return text.lines().dropWhile(line -> !line.startsWith("type ")).skip(1);
  }

  /** Number, type, and what it says, without digests. */
  static String of(StoredRecord record) {
    String said =
        lines(record)
            .filter(line -> !LEFT_OUT.contains(line.split(" ", 2)[0]))
            .map(line -> line.replaceAll("[0-9a-f]{64}", "…"))
            .collect(Collectors.joining("; "));
    String all = record.n() + " " + record.record().type() + ": " + said;
    return all.length() <= MOST_CHARACTERS ? all : all.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}

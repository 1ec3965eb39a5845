package io.shuijing.evidence.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns as wide as they need to be. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      int column = i;
      int width =
          rows.stream()
              .filter(row -> column < row.size())
              .mapToInt(row -> Speech.width(row.get(column)))
              .max()
              .orElse(0);
      line.append(Speech.padded(cells.get(i), width)).append("  ");
    }
    return line.toString().stripTrailing();
  }
}

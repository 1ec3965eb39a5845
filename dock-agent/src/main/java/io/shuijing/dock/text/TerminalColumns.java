package io.shuijing.dock.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of text as columns, where a Chinese character is as wide as two others. */
public final class TerminalColumns {
  private static final String BETWEEN = "  ";

  private static final List<Range> WIDE =
      List.of(
          new Range(0x1100, 0x115f),
          new Range(0x2e80, 0xa4cf),
          new Range(0xac00, 0xd7a3),
          new Range(0xf900, 0xfaff),
          new Range(0xfe30, 0xfe6f),
          new Range(0xff00, 0xff60),
          new Range(0xffe0, 0xffe6),
          new Range(0x20000, 0x3fffd));

  private TerminalColumns() {}

  private record Range(int first, int last) {}

  /** Each column as wide as its widest cell; a line break behind each row. */
  public static String of(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        if (column == widths.size()) {
          widths.add(0);
        }
        widths.set(column, Math.max(widths.get(column), width(row.get(column))));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(line(row, widths).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - width(cell))).append(BETWEEN);
    }
    return line.toString();
  }

  /** Columns of a terminal: Unicode Standard Annex 11, as far as our texts go. */
  public static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return WIDE.stream().anyMatch(range -> c >= range.first() && c <= range.last());
  }
}

package io.shuijing.dock.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sheets as text. */
final class TextForms {
  private static final String FORMULA_STARTS = "=+-@";
  private static final int WIDE_FROM = 0x1100;

  private TextForms() {}

  static String table(Sheet sheet) {
    List<List<String>> all = new ArrayList<>();
    all.add(sheet.heads());
    sheet.rows().forEach(row -> all.add(row.stream().map(TextForms::onOneLine).toList()));
    int[] widths = new int[sheet.columns().size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return sheet.title()
        + "\n"
        + all.stream().map(row -> padded(row, widths) + "\n").collect(Collectors.joining());
  }

  private static String onOneLine(String cell) {
    return cell.replace("\n", "; ");
  }

  private static String padded(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).repeat(" ", widths[i] - width(row.get(i)) + 2);
    }
    return line.toString().stripTrailing();
  }

  // Chinese characters take two columns of a terminal
  static int width(String cell) {
    return cell.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= WIDE_FROM && (Character.isIdeographic(c) || (c >= 0x3000 && c < 0xffe7));
  }

  /** RFC 4180, without a byte order mark. */
  static String csv(Sheet sheet) {
    List<List<String>> all = new ArrayList<>();
    all.add(sheet.heads());
    all.addAll(sheet.rows());
    return all.stream()
        .map(row -> row.stream().map(TextForms::cell).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  // what begins like a formula would be carried out by the program that opens it
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = formula && text.length() > 1 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  static String json(Sheet sheet) {
    return sheet.rows().stream()
        .map(row -> object(sheet, row))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String object(Sheet sheet, List<String> row) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      members.add(string(sheet.columns().get(i).key()) + ": " + string(row.get(i)));
    }
    return "  {" + String.join(", ", members) + "}";
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}

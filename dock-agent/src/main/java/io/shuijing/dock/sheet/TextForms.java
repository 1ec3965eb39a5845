package io.shuijing.dock.sheet;

import io.shuijing.dock.text.Json;
import io.shuijing.dock.text.TerminalColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sheets as text. */
final class TextForms {
  private static final String FORMULA_STARTS = "=+-@";

  private TextForms() {}

  static String table(Sheet sheet) {
    List<List<String>> all = new ArrayList<>();
    all.add(sheet.heads());
    sheet.rows().forEach(row -> all.add(row.stream().map(TextForms::onOneLine).toList()));
    return sheet.title() + "\n" + TerminalColumns.of(all);
  }

  private static String onOneLine(String cell) {
    return cell.replace("\n", "; ");
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
      members.add(Json.quoted(sheet.columns().get(i).key()) + ": " + Json.quoted(row.get(i)));
    }
    return "  {" + String.join(", ", members) + "}";
  }
}

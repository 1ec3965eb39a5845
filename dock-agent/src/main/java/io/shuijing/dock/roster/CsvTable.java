package io.shuijing.dock.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A CSV file with heads in Chinese or English; gathers all that is wrong with it. */
final class CsvTable {
  private static final int MAX_CELL = 200;

  private final String file;
  private final List<Csv.Row> rows;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** A column: its key and what its head may be. */
  record Head(String key, List<String> names, boolean needed) {
    static Head needed(String key, String... names) {
      return new Head(key, List.of(names), true);
    }

    static Head optional(String key, String... names) {
      return new Head(key, List.of(names), false);
    }
  }

  CsvTable(String file, byte[] bytes, List<Head> heads) throws RosterFault {
    this.file = file;
    this.rows = Csv.read(file, bytes).rows();
    if (rows.isEmpty()) {
      throw new RosterFault(file + " 是空的 / is empty");
    }
    List<String> found = rows.getFirst().cells();
    for (int i = 0; i < found.size(); i++) {
      place(found.get(i), i, heads);
    }
    for (Head head : heads) {
      if (head.needed() && !places.containsKey(head.key())) {
        fault(rows.getFirst(), "缺少列 / missing column: " + String.join(" | ", head.names()));
      }
    }
    throwIfFaulty();
  }

  private void place(String name, int at, List<Head> heads) {
    for (Head head : heads) {
      if (head.names().contains(name)) {
        if (places.put(head.key(), at) != null) {
          fault(rows.getFirst(), "列重复 / column twice: " + shown(name));
        }
        return;
      }
    }
    if (!name.isEmpty()) {
      fault(rows.getFirst(), "不认识的列 / unknown column: " + shown(name));
    }
  }

  /** The rows below the heads. */
  List<Csv.Row> rows() {
    return rows.subList(1, rows.size());
  }

  /** A cell; empty text if the row is too short. */
  String cell(Csv.Row row, String key) {
    Integer at = places.get(key);
    return at == null || at >= row.cells().size() ? "" : row.cells().get(at);
  }

  /** A cell that has to be as said; the fault is noted if it is not. */
  String cell(Csv.Row row, String key, Predicate<String> allowed, String what) {
    String text = cell(row, key);
    if (text.length() > MAX_CELL || !allowed.test(text)) {
      fault(row, key + " " + shown(text) + ": " + what);
    }
    return text;
  }

  void fault(Csv.Row row, String what) {
    faults.add("第 " + row.line() + " 行 / line " + row.line() + ": " + what);
  }

  void throwIfFaulty() throws RosterFault {
    if (!faults.isEmpty()) {
      throw RosterFault.of(file, faults);
    }
  }

  static String shown(String text) {
    String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    StringBuilder shown = new StringBuilder("'");
    cut.codePoints().forEach(c -> shown.appendCodePoint(Officer.isInvisible(c) ? '?' : c));
    return shown.append('\'').toString();
  }
}

package io.shuijing.dock.sheet;

import io.shuijing.evidence.verify.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * A table.
 *
 * @param title above it
 * @param rows as many cells in each as there are columns
 */
public record Sheet(
    String title, Language language, List<Column> columns, List<List<String>> rows) {

  /** Keeps its own lists; takes control characters out of cells. */
  public Sheet {
    columns = List.copyOf(columns);
    List<List<String>> clean = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(row.size() + " cells in " + columns.size());
      }
      clean.add(row.stream().map(Sheet::printable).toList());
    }
    rows = List.copyOf(clean);
  }

  // a line break within a cell is what lists are written with
  private static String printable(String cell) {
    return cell.replaceAll("[\\p{Cntrl}&&[^\\n]]", "?");
  }

  List<String> heads() {
    return columns.stream().map(column -> column.head(language)).toList();
  }
}

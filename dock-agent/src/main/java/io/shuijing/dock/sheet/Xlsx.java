package io.shuijing.dock.sheet;

import io.shuijing.dock.text.TerminalColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet as an office in China prints it: title over the whole width, framed rows, landscape A4,
 * heads on every page.
 */
final class Xlsx {
  private static final String FONT = "SimSun";
  private static final int TITLE_POINTS = 16;
  private static final double WIDEST = 60;

  private Xlsx() {}

  static void write(Sheet sheet, OutputStream to) throws IOException {
    Workbook workbook = new Workbook(to, "shuijing", "1.0");
    Worksheet page = workbook.newWorksheet(tab(sheet.title()));
    int last = sheet.columns().size() - 1;
    page.value(0, 0, sheet.title());
    page.range(0, 0, 0, last).merge();
    page.range(0, 0, 0, last)
        .style()
        .bold()
        .fontName(FONT)
        .fontSize(TITLE_POINTS)
        .horizontalAlignment("center")
        .set();
    row(page, 1, sheet.heads());
    for (int i = 0; i < sheet.rows().size(); i++) {
      row(page, i + 2, sheet.rows().get(i));
    }
    frame(page, sheet);
    page.paperSize(PaperSize.A4_PAPER);
    page.pageOrientation("landscape");
    page.fitToWidth((short) 1);
    page.fitToHeight((short) 0);
    page.repeatRows(0, 1);
    page.freezePane(0, 2);
    workbook.finish();
  }

  private static void row(Worksheet page, int at, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      page.value(at, i, cells.get(i)); // as text: never a formula
    }
  }

  private static void frame(Worksheet page, Sheet sheet) {
    int lastRow = sheet.rows().size() + 1;
    int lastColumn = sheet.columns().size() - 1;
    page.range(1, 0, lastRow, lastColumn)
        .style()
        .fontName(FONT)
        .borderStyle(BorderStyle.THIN)
        .verticalAlignment("center")
        .wrapText(true)
        .set();
    page.range(1, 0, 1, lastColumn)
        .style()
        .bold()
        .fontName(FONT)
        .borderStyle(BorderStyle.THIN)
        .horizontalAlignment("center")
        .set();
    for (int column = 0; column <= lastColumn; column++) {
      int at = column;
      int width =
          sheet.rows().stream()
              .flatMap(row -> row.get(at).lines())
              .mapToInt(TerminalColumns::width)
              .max()
              .orElse(0);
      int head = TerminalColumns.width(sheet.heads().get(column));
      page.width(column, Math.min(WIDEST, Math.max(width, head) + 2.0));
    }
  }

  // a tab's name may not hold these, nor be longer than 31
  private static String tab(String title) {
    String name = title.replaceAll("[\\[\\]*?/\\\\:]", " ").strip();
    return name.length() > 31 ? name.substring(0, 31) : name;
  }
}

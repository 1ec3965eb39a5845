package io.shuijing.dock.cli;

import io.shuijing.dock.sheet.Form;
import io.shuijing.dock.sheet.Sheet;
import io.shuijing.evidence.verify.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** In which form and language a command shows its table. */
final class SheetOutput {
  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {"写入文件。", "Writes into a file."})
  private @Nullable Path file;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      description = {"语言（默认 zh）。", "The table's language (zh)."})
  private String language = "zh";

  /** A form; a table if none is chosen. */
  static final class Choice {
    @Option(names = "--csv", description = "CSV (UTF-8, BOM)")
    private boolean csv;

    @Option(names = "--json", description = "JSON")
    private boolean json;

    @Option(names = "--xlsx", description = "XLSX (Excel, WPS); --out FILE")
    private boolean xlsx;

    private Form form() {
      if (csv) {
        return Form.CSV;
      }
      if (json) {
        return Form.JSON;
      }
      return xlsx ? Form.XLSX : Form.TABLE;
    }
  }

  Language language() throws Configuration.Wrong {
    return switch (language) {
      case "zh" -> Language.ZH;
      case "en" -> Language.EN;
      default -> throw new Configuration.Wrong("--lang takes zh or en, not '" + language + "'");
    };
  }

  void show(Sheet sheet, PrintStream out) throws Configuration.Wrong, IOException {
    Form form = choice.form();
    if (file == null) {
      if (form == Form.XLSX) {
        throw new Configuration.Wrong("--xlsx is written into a file: add --out FILE.xlsx");
      }
      form.write(sheet, out);
      out.flush();
      return;
    }
    try (OutputStream to = Files.newOutputStream(file)) {
      form.write(sheet, to);
    }
    out.println(file + " " + sheet.rows().size());
  }
}

package io.shuijing.dock.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A form that a sheet is written in. */
public enum Form {
  TABLE,
  CSV,
  JSON,
  XLSX;

  /** The word for it, and the ending of its files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Writes a sheet; the stream stays open. */
  public void write(Sheet sheet, OutputStream to) throws IOException {
    switch (this) {
      case TABLE -> to.write(utf8(TextForms.table(sheet)));
      case CSV -> to.write(utf8("\uFEFF" + TextForms.csv(sheet)));
      case JSON -> to.write(utf8(TextForms.json(sheet)));
      case XLSX -> Xlsx.write(sheet, to);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

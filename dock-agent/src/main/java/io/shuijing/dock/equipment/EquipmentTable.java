package io.shuijing.dock.equipment;

import io.shuijing.dock.equipment.EquipmentRegister.Device;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The register as a table for people, in one language. */
public final class EquipmentTable {
  private static final List<String> COLUMNS =
      List.of(
          "kind",
          "serial",
          "certificate",
          "certificate-until",
          "firmware",
          "tested",
          "result",
          "valid-until",
          "technician",
          "report");

  private static final String NONE = "-";

  private final List<Device> devices;
  private final ResourceBundle words;

  /** In a language: {@code zh} or {@code en}. */
  public EquipmentTable(List<Device> devices, String language) {
    this.devices = List.copyOf(devices);
    this.words =
        ResourceBundle.getBundle(
            "io.shuijing.dock.equipment.words",
            language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The heading and one row for each device. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS.stream().map(column -> words.getString("column." + column)).toList());
    devices.stream().map(this::row).forEach(rows::add);
    return rows;
  }

  private List<String> row(Device device) {
    return List.of(
        words.getString("kind." + device.kind()),
        device.name().last(),
        device.certificate().map(c -> c.digest().toString().substring(0, 16)).orElse(NONE),
        device.certificate().map(c -> c.notAfter().toString()).orElse(NONE),
        device.last().map(l -> l.note().device().firmware()).orElse(NONE),
        device
            .last()
            .map(l -> LocalDate.ofInstant(l.note().at(), ZoneOffset.UTC).toString())
            .orElse(NONE),
        words.getString(
            "standing." + device.standing().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        device.last().flatMap(l -> l.note().validUntil()).map(LocalDate::toString).orElse(NONE),
        device.last().map(l -> l.technician()).orElse(NONE),
        device.last().map(l -> l.folder()).orElse(NONE));
  }

  /** How many officers there are to a recorder, in words; without the number of officers, less. */
  public String ratio(OptionalInt officers) {
    long all = devices.stream().filter(d -> !d.kind().equals("dock")).count();
    long valid =
        devices.stream().filter(d -> d.standing() == EquipmentRegister.Standing.VALID).count();
    if (officers.isEmpty()) {
      return String.format(Locale.ROOT, words.getString("count"), all, valid);
    }
    String each =
        valid == 0
            ? NONE
            : String.format(Locale.ROOT, "%.1f", officers.getAsInt() / (double) valid);
    return String.format(
        Locale.ROOT, words.getString("ratio"), all, valid, officers.getAsInt(), each);
  }

  /** As CSV (RFC 4180), UTF-8 with the mark by which spreadsheets know it. */
  public String csv() {
    return "\uFEFF"
        + rows().stream()
            .map(row -> row.stream().map(EquipmentTable::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String quoted(String text) {
    // a cell that begins like a formula would be one to a spreadsheet
    String safe = text.length() > 1 && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  /** As an XLSX workbook. */
  public byte[] xlsx(OptionalInt officers) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "shuijing", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(words.getString("sheet"));
      List<List<String>> rows = rows();
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          sheet.value(r, c, rows.get(r).get(c));
          sheet.width(c, 20);
        }
      }
      sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
      sheet.value(rows.size() + 1, 0, ratio(officers));
      sheet.freezePane(0, 1);
    }
    return out.toByteArray();
  }
}

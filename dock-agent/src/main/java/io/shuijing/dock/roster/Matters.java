package io.shuijing.dock.roster;

import io.shuijing.dock.roster.CsvTable.Head;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The list of matters that have to be recorded (音像记录事项清单, annex 1 of 汝水〔2019〕139号): {@code
 * roster/matters.csv} in the office's folder, which the office edits, or the list as it was issued.
 */
public record Matters(List<Matter> matters) {
  private static final String FILE = "roster/matters.csv";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
  private static final List<Head> HEADS =
      List.of(
          Head.needed("number", "序号"),
          Head.needed("kind", "执法类别"),
          Head.needed("matter", "执法事项"),
          Head.needed("step", "记录环节"),
          Head.optional("place", "执法场所"),
          Head.optional("by", "记录人"),
          Head.optional("from", "记录开始时间"),
          Head.needed("content", "记录内容"),
          Head.optional("to", "记录结束时间"),
          Head.optional("stored", "记录存储时间"),
          Head.optional("class", "执法记录类别"),
          Head.optional("remark", "备注"));

  /** Keeps its own list. */
  public Matters {
    matters = List.copyOf(matters);
  }

  /**
   * A matter.
   *
   * @param number 序号, by which assignments name it
   * @param kind 执法类别
   * @param matter 执法事项
   * @param step 记录环节
   * @param content 记录内容
   */
  public record Matter(String number, String kind, String matter, String step, String content) {
    @Override
    public String toString() {
      return number + " " + kind + "·" + matter + "·" + step;
    }
  }

  /** The office's list. */
  public static Matters of(Volume office) throws RosterFault, HardwareFault {
    return office.exists(FILE)
        ? read(FILE, WholeFile.read(office, FILE, Csv.MAX_BYTES))
        : asIssued();
  }

  /** Annex 1 as the bureau issued it. */
  static Matters asIssued() {
    try (InputStream in = Matters.class.getResourceAsStream("matters.csv")) {
      if (in == null) {
        throw new IllegalStateException("it is built without matters.csv");
      }
      return read("matters.csv", in.readAllBytes());
    } catch (IOException | RosterFault e) {
      throw new IllegalStateException("it is built with a bad matters.csv", e);
    }
  }

  static Matters read(String file, byte[] bytes) throws RosterFault {
    CsvTable table = new CsvTable(file, bytes, HEADS);
    List<Matter> matters = new ArrayList<>();
    for (Csv.Row row : table.rows()) {
      String number =
          table.cell(row, "number", text -> NUMBER.matcher(text).matches(), "数字 / a number");
      if (matters.stream().anyMatch(matter -> matter.number().equals(number))) {
        table.fault(row, "序号重复 / number twice: " + CsvTable.shown(number));
      }
      matters.add(
          new Matter(
              number,
              table.cell(row, "kind"),
              table.cell(row, "matter"),
              table.cell(row, "step"),
              table.cell(row, "content")));
    }
    table.throwIfFaulty();
    return new Matters(matters);
  }

  /** The matter with a number. */
  public Optional<Matter> numbered(String number) {
    return matters.stream().filter(matter -> matter.number().equals(number)).findFirst();
  }
}

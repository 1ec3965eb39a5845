package io.shuijing.dock.roster;

import io.shuijing.dock.roster.CsvTable.Head;
import io.shuijing.hal.secrets.Entropy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Officers from a CSV file: 编号, 姓名, 执法证号, and perhaps 卡号, 班组, 口令. Officers who are not in the file
 * stay; an empty 口令 leaves the PIN as it is.
 */
public final class RosterImport {
  private static final List<Head> HEADS =
      List.of(
          Head.needed("id", "编号", "id"),
          Head.needed("name", "姓名", "name"),
          Head.needed("certificate", "执法证号", "certificate"),
          Head.optional("card", "卡号", "card"),
          Head.optional("team", "班组", "team"),
          Head.optional("pin", "口令", "pin"));

  private final CsvTable table;
  private final Roster before;
  private final Entropy entropy;
  private final Map<String, Integer> lines = new HashMap<>();

  private RosterImport(CsvTable table, Roster before, Entropy entropy) {
    this.table = table;
    this.before = before;
    this.entropy = entropy;
  }

  /**
   * The roster with the officers of a file.
   *
   * @throws RosterFault with all that is wrong, by line; then nothing is to be changed
   */
  public static Roster read(String file, byte[] bytes, Roster before, Entropy entropy)
      throws RosterFault {
    return new RosterImport(new CsvTable(file, bytes, HEADS), before, entropy).read();
  }

  private Roster read() throws RosterFault {
    List<Csv.Row> rows = table.rows();
    rows.forEach(this::check);
    table.throwIfFaulty();
    List<Officer> officers = new ArrayList<>();
    rows.forEach(row -> officers.add(officer(row)));
    Roster after = before.with(officers);
    Csv.Row last = rows.isEmpty() ? new Csv.Row(1, List.of()) : rows.getLast();
    after.clashes().forEach(clash -> table.fault(last, clash));
    table.throwIfFaulty();
    return after;
  }

  private void check(Csv.Row row) {
    String id =
        table.cell(
            row,
            "id",
            text -> Officer.ID.matcher(text).matches(),
            "字母、数字、._-，至多 32 个 / letters, digits, . _ -, at most 32");
    Integer other = lines.putIfAbsent(id, row.line());
    if (other != null) {
      table.fault(row, "编号与第 " + other + " 行相同 / same id as on line " + other);
    }
    table.cell(
        row, "name", Officer::isName, "1 至 40 个可朗读的字 / 1 to 40 characters that can be spoken");
    table.cell(
        row,
        "certificate",
        text -> Officer.CERTIFICATE.matcher(text).matches(),
        "字母、数字、-，至多 32 个 / letters, digits, -, at most 32");
    table.cell(
        row,
        "card",
        text -> text.isEmpty() || Officer.CARD.matcher(text).matches(),
        "4 至 32 个字母、数字 / 4 to 32 letters and digits");
    table.cell(
        row,
        "team",
        text -> text.isEmpty() || (Officer.isName(text) && !text.contains(" ")),
        "1 至 40 个字，无空格 / 1 to 40 characters without a space");
    if (!Pin.CHOICE.matcher(table.cell(row, "pin")).matches()
        && !table.cell(row, "pin").isEmpty()) {
      table.fault(row, "口令为 4 至 12 位数字 / a PIN is 4 to 12 digits"); // never shown itself
    }
  }

  private Officer officer(Csv.Row row) {
    String id = table.cell(row, "id");
    String pin = table.cell(row, "pin");
    Optional<Pin> known = before.withId(id).flatMap(officer -> officer.proofs().pin());
    return new Officer(
        id,
        table.cell(row, "name"),
        table.cell(row, "certificate"),
        given(table.cell(row, "team")),
        new Officer.Proofs(
            given(table.cell(row, "card")),
            pin.isEmpty() ? known : Optional.of(Pin.of(pin, entropy))));
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}

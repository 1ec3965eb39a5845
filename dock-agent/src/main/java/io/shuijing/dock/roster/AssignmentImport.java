package io.shuijing.dock.roster;

import io.shuijing.dock.prompt.Order.Language;
import io.shuijing.dock.roster.Assignment.Member;
import io.shuijing.dock.roster.Assignment.Task;
import io.shuijing.dock.roster.CsvTable.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Assignments from a CSV file: 任务编号, 单位, 目的, 事项, 执法人员 (ids, separated by 、 or ;), or 班组, and
 * perhaps 当事人, 清单序号 (numbers of annex 1), 语言.
 */
public final class AssignmentImport {
  private static final List<Head> HEADS =
      List.of(
          Head.needed("id", "任务编号", "id"),
          Head.needed("unit", "单位", "unit"),
          Head.needed("purpose", "目的", "purpose"),
          Head.needed("matter", "事项", "matter"),
          Head.optional("officers", "执法人员", "officers"),
          Head.optional("team", "班组", "team"),
          Head.optional("party", "当事人", "party"),
          Head.optional("items", "清单序号", "items"),
          Head.optional("language", "语言", "language"));

  private final CsvTable table;
  private final Roster roster;
  private final Matters matters;

  private AssignmentImport(CsvTable table, Roster roster, Matters matters) {
    this.table = table;
    this.roster = roster;
    this.matters = matters;
  }

  /**
   * The assignments of a file.
   *
   * @throws RosterFault with all that is wrong, by line; then nothing is to be changed
   */
  public static List<Assignment> read(String file, byte[] bytes, Roster roster, Matters matters)
      throws RosterFault {
    return new AssignmentImport(new CsvTable(file, bytes, HEADS), roster, matters).read();
  }

  private List<Assignment> read() throws RosterFault {
    List<Assignment> assignments = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Csv.Row row : table.rows()) {
      Assignment assignment = assignment(row);
      if (!ids.add(assignment.id())) {
        table.fault(row, "任务编号重复 / id twice: " + CsvTable.shown(assignment.id()));
      }
      assignments.add(assignment);
    }
    table.throwIfFaulty();
    return assignments;
  }

  private Assignment assignment(Csv.Row row) {
    Predicate<String> isId = text -> Assignment.ID.matcher(text).matches() && !text.contains("..");
    String id =
        table.cell(row, "id", isId, "字母、数字、._-，至多 64 个 / letters, digits, . _ -, at most 64");
    String party =
        table.cell(row, "party", this::isEmptyOrText, "至多 100 字 / at most 100 characters");
    return new Assignment(
        id,
        new Task(text(row, "unit"), text(row, "purpose"), text(row, "matter"), language(row)),
        party.isEmpty() ? Optional.empty() : Optional.of(party),
        items(row),
        officers(row));
  }

  private boolean isEmptyOrText(String text) {
    return text.isEmpty() || Assignment.isText(text);
  }

  private String text(Csv.Row row, String key) {
    return table.cell(
        row, key, Assignment::isText, "1 至 100 个可朗读的字 / 1 to 100 characters that can be spoken");
  }

  private Language language(Csv.Row row) {
    String word =
        table.cell(
            row,
            "language",
            text -> text.isEmpty() || text.equals("zh") || text.equals("en"),
            "zh | en");
    return word.equals("en") ? Language.EN : Language.ZH;
  }

  private static List<String> list(String cell) {
    return Arrays.stream(cell.split("[、;；,，\\s]+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private List<String> items(Csv.Row row) {
    List<String> numbers = list(table.cell(row, "items"));
    for (String number : numbers) {
      if (matters.numbered(number).isEmpty()) {
        table.fault(row, "清单中没有序号 / annex 1 has no number " + CsvTable.shown(number));
      }
    }
    return numbers.stream().distinct().toList();
  }

  private List<Member> officers(Csv.Row row) {
    List<Member> members = new ArrayList<>();
    for (String id : list(table.cell(row, "officers"))) {
      Optional<Officer> officer = roster.withId(id);
      officer.map(Member::of).ifPresent(members::add);
      if (officer.isEmpty()) {
        table.fault(row, "名册中没有 / not in the roster: " + CsvTable.shown(id));
      }
    }
    String team = table.cell(row, "team");
    List<Officer> ofTeam = team.isEmpty() ? List.of() : roster.team(team);
    ofTeam.forEach(officer -> members.add(Member.of(officer)));
    if (!team.isEmpty() && ofTeam.isEmpty()) {
      table.fault(row, "名册中没有班组 / no such team in the roster: " + CsvTable.shown(team));
    }
    List<Member> all = members.stream().distinct().toList();
    if (all.isEmpty() || all.size() > Assignment.MAX_OFFICERS) {
      table.fault(row, "执法人员 1 至 8 人 / 1 to 8 officers, not " + all.size());
    }
    return all;
  }
}

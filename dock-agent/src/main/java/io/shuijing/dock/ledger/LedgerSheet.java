package io.shuijing.dock.ledger;

import io.shuijing.dock.catalogue.OutingRow.Passage;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.dock.sheet.Column;
import io.shuijing.dock.sheet.Sheet;
import io.shuijing.dock.text.MediaTime;
import io.shuijing.evidence.verify.Language;
import io.shuijing.evidence.verify.SessionReport.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ledger in the form in which an office in China keeps it, or in English. */
public record LedgerSheet(Language language, ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private static final List<Column> COLUMNS =
      List.of(
          new Column("number", "序号", "no."),
          new Column("recorder", "执法记录仪编号", "recorder"),
          new Column("user", "使用人员", "used by"),
          new Column("companions", "同行人员", "with"),
          new Column("task", "执法任务", "assignment"),
          new Column("out", "领取时间", "handed over"),
          new Column("in", "归还时间", "returned"),
          new Column("recorded", "记录内容", "recorded"),
          new Column("remarks", "备注", "remarks"));

  /** The whole ledger. */
  public Sheet ledger(List<LedgerLine> lines) {
    return sheet(words("执法记录仪使用台账", "Use ledger of recorders"), lines);
  }

  /** What somebody has to see to. */
  public Sheet overdue(List<LedgerLine> lines) {
    return sheet(words("未归还、逾期与未覆盖事项", "Out, overdue, not covered"), lines);
  }

  private Sheet sheet(String title, List<LedgerLine> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (LedgerLine line : lines) {
      rows.add(row(rows.size() + 1, line));
    }
    return new Sheet(title, language, COLUMNS, rows);
  }

  private List<String> row(int number, LedgerLine line) {
    List<Person> persons = line.officers();
    return List.of(
        String.valueOf(number),
        line.recorder(),
        persons.isEmpty() ? "-" : persons.getFirst().toString(),
        persons.stream().skip(1).map(Person::toString).collect(Collectors.joining("\n")),
        line.task().map(task -> (task.assignment() + " " + task.text()).strip()).orElse("-"),
        time(line.passages().out()),
        time(line.passages().in()),
        line.sessions().stream().map(this::recorded).collect(Collectors.joining("\n")),
        line.remarks().stream().map(this::remark).collect(Collectors.joining("\n")));
  }

  private String time(Optional<Passage> passage) {
    return passage.map(each -> TIME.format(each.at().atZone(zone))).orElse("-");
  }

  private String recorded(SessionRow session) {
    Content content = session.outline().content();
    Instant from = session.outline().times().from();
    String what = SHORT.format(from.atZone(zone)) + " " + MediaTime.of(content.mediaMs());
    String marks = content.marks() == 0 ? "" : words(" 标记", " marks ") + content.marks();
    String stills = content.stills() == 0 ? "" : words(" 照片", " stills ") + content.stills();
    return what
        + marks
        + stills
        + " "
        + words(session.verdict().chinese(), session.verdict().word());
  }

  private String remark(Remark remark) {
    return switch (remark) {
      case Remark.StillOut(Duration since) ->
          words("尚未归还，已 " + hours(since) + " 小时", "still out, for " + hours(since) + " h");
      case Remark.Overdue(Duration since) ->
          words(
              "逾期未归还，已 " + hours(since) + " 小时（第十三条）",
              "overdue, out for " + hours(since) + " h (R13)");
      case Remark.ReturnedLate(Duration after) ->
          words(
              "录制结束 " + hours(after) + " 小时后才归还（第十三条）",
              "returned " + hours(after) + " h after its last recording (R13)");
      case Remark.NotCovered(List<String> matters) ->
          words("应记录而未见记录（第六条）：", "to be recorded, no recording (R6): ")
              + String.join(words("；", "; "), matters);
      case Remark.WithoutAssignment(int sessions) ->
          words(
              sessions + " 个场次没有执法任务，待核查（第五条）",
              sessions + " sessions without assignment, to be looked at (R5)");
      case Remark.NotTakenAtADock _ -> words("未经采集站领取", "not taken at a dock");
    };
  }

  private static long hours(Duration time) {
    return time.toHours();
  }

  private String words(String zh, String en) {
    return language == Language.ZH ? zh : en;
  }
}

package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.dock.sheet.Column;
import io.shuijing.dock.sheet.Sheet;
import io.shuijing.dock.text.MediaTime;
import io.shuijing.evidence.verify.Language;
import io.shuijing.evidence.verify.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sessions as a table. */
record SessionSheet(Language language, ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final List<Column> COLUMNS =
      List.of(
          new Column("opened", "开始时间", "opened"),
          new Column("duration", "时长", "duration"),
          new Column("recorder", "执法记录仪", "recorder"),
          new Column("session", "场次", "session"),
          new Column("officers", "执法人员", "officers"),
          new Column("assignment", "执法任务", "assignment"),
          new Column("verdict", "结论", "verdict"),
          new Column("close", "结束原因", "close"));

  Sheet of(List<SessionRow> sessions) {
    return new Sheet(
        language == Language.ZH ? "场次目录" : "Sessions",
        language,
        COLUMNS,
        sessions.stream().map(this::row).toList());
  }

  private List<String> row(SessionRow session) {
    return List.of(
        time(session.outline().times().from()),
        MediaTime.of(session.outline().content().mediaMs()),
        session.recorder(),
        session.outline().id().toString(),
        session.officers().stream().map(Person::toString).collect(Collectors.joining("\n")),
        session.outline().assignment().orElse("-"),
        verdict(session.verdict()),
        session.outline().times().closeCause().orElse("-"));
  }

  String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  private String verdict(Verdict verdict) {
    return language == Language.ZH ? verdict.chinese() + " " + verdict.word() : verdict.word();
  }
}

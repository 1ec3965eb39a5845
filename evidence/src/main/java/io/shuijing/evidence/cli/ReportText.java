package io.shuijing.evidence.cli;

import io.shuijing.evidence.verify.Bracket;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.SessionReport;
import io.shuijing.evidence.verify.TrustAnchors.Anchor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A report in words, for someone who will have to explain it to a judge. */
final class ReportText {
  private final Speech speech;
  private final Words words;
  private final PrintStream out;

  ReportText(Speech speech, PrintStream out) {
    this.speech = speech;
    this.words = new Words(speech);
    this.out = out;
  }

  void keys(Optional<KeyFolder> keys) {
    if (keys.isEmpty()) {
      line(
          speech.of("密钥", "keys"),
          speech.of(
              "附近没有 keys 文件夹；签名只能自证一致（用 --keys DIR 给出）",
              "no folder 'keys' nearby; signatures can only agree among themselves (--keys DIR)"));
      return;
    }
    List<Anchor> anchors = keys.get().anchors().anchors();
    line(
        speech.of("密钥取自", "keys from"),
        keys.get().folder()
            + speech.of(
                "（" + anchors.size() + " 把；请与另行公布的核对）",
                " (" + anchors.size() + "; compare them with those published elsewhere)"));
  }

  void report(Path folder, Report report, boolean oneSession) {
    out.println();
    line(speech.of("记录仪", "recorder"), recorder(report));
    line(speech.of("路径", "path"), folder.toString());
    line(speech.of("结论", "verdict"), words.meaning(report.verdict()));
    line(speech.of("密钥", "key"), words.meaning(report.trust()));
    report.subject().keys().forEach(key -> line("", key.toString()));
    bracket(report.bracket());
    line(speech.of("可截尾部", "cuttable tail"), words.meaning(report.tail()));
    line(speech.of("内容", "content"), content(report, oneSession));
    sessions(report.sessions());
    new FindingText(speech, out).findings(report);
    setAside(report);
  }

  private String recorder(Report report) {
    return report.subject().recorder().map(Object::toString).orElse(speech.of("未知", "unknown"));
  }

  private String content(Report report, boolean oneSession) {
    String records = Speech.amount(report.subject().records());
    String bytes = Speech.amount(report.subject().sealedBytes());
    String all =
        speech.of(
            records + " 条记录，读取分段 " + bytes + " 字节",
            records + " records, " + bytes + " bytes of segments read");
    return oneSession
        ? all + speech.of("；只读取了这一场次的分段", "; only this session's segments were read")
        : all;
  }

  private void bracket(Bracket bracket) {
    line(
        speech.of("不早于", "not before"),
        bracket
            .notBefore()
            .map(c ->
                speech.of(
                    c.dock() + " 的质询，记录 " + c.n() + "，当时记录仪时钟 " + speech.time(c.wall()),
                    "challenge of "
                        + c.dock()
                        + " in record "
                        + c.n()
                        + ", when the recorder's clock said "
                        + speech.time(c.wall())))
            .orElse(speech.of("没有采集站的质询", "no challenge of a dock")));
    line(
        speech.of("不晚于", "not after"),
        bracket
            .notAfter()
            .map(seen ->
                speech.of(
                    speech.time(seen.at()) + "，" + seen.witness() + " 见证前 " + seen.size() + " 条记录",
                    speech.time(seen.at())
                        + ", "
                        + seen.witness()
                        + " saw the first "
                        + seen.size()
                        + " records"))
            .orElse(speech.of("没有见证人的签名", "no cosignature of a witness")));
    line(
        speech.of("见证人", "witnesses"),
        bracket.witnesses().size()
            + (bracket.witnesses().isEmpty()
                ? ""
                : speech.of("：", ": ") + String.join(", ", bracket.witnesses())));
  }

  private void sessions(List<SessionReport> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    Table table = new Table();
    table.row(
        speech.of("场次", "session"),
        speech.of("结论", "verdict"),
        speech.of("密钥", "key"),
        speech.of("开始", "from"),
        speech.of("时长", "media"),
        speech.of("分段", "segments"),
        speech.of("照片", "stills"),
        speech.of("标记", "marks"),
        speech.of("结束原因", "closed by"),
        speech.of("不晚于", "not after"),
        speech.of("可截尾部", "cuttable tail"));
    sessions.forEach(session -> row(table, session));
    out.println();
    table.lines().forEach(out::println);
  }

  private void row(Table table, SessionReport session) {
    SessionReport.Content content = session.content();
    table.row(
        session.id().toString(),
        words.name(session.verdict()),
        words.name(session.trust()),
        speech.time(session.times().from()),
        Speech.span(content.mediaMs()),
        Speech.amount(content.segments()),
        Speech.amount(content.stills()),
        Speech.amount(content.marks()),
        session.times().closeCause().orElse("-"),
        session.bracket().notAfter().map(seen -> speech.time(seen.at())).orElse("-"),
        words.brief(session.tail()));
  }

  private void setAside(Report report) {
    if (report.subject().setAside().isEmpty()) {
      return;
    }
    out.println();
    out.println(
        speech.of(
            "下列文件不属于记录，不作结论（残尾、失效的轨道等）：",
            "No statement is made of these files (torn tails, failed tracks and others):"));
    report
        .subject()
        .setAside()
        .forEach(item -> out.println("  " + item.path() + "  " + Speech.amount(item.length())));
  }

  private void line(String label, String text) {
    out.println(Speech.padded(label, 14) + text);
  }
}

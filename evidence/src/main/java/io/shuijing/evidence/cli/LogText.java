package io.shuijing.evidence.cli;

import io.shuijing.evidence.audit.LogFinding;
import io.shuijing.evidence.audit.LogReport;
import java.io.PrintStream;

/** What was found of a custody log, in words. */
final class LogText {
  private static final int SHOWN = 200;

  private final Speech speech;
  private final Words words;
  private final PrintStream out;

  LogText(Speech speech, PrintStream out) {
    this.speech = speech;
    this.words = new Words(speech);
    this.out = out;
  }

  void report(ArchiveFolder folder, LogReport report) {
    out.println();
    line(
        speech.of("保管日志", "custody log"),
        report
            .checkpoint()
            .map(checkpoint ->
                checkpoint.origin()
                    + speech.of("，", ", ")
                    + Speech.amount(checkpoint.size())
                    + speech.of(" 条", " entries"))
            .orElse(speech.of("读不出检查点", "its checkpoint cannot be read")));
    line(speech.of("路径", "path"), folder.archive().resolve(ArchiveFolder.LOG).toString());
    line(speech.of("结论", "verdict"), words.name(report.verdict()));
    line(
        speech.of("密钥", "key"),
        report.isKeyKnown()
            ? speech.of("已知", "known")
            : speech.of("没有给出这一日志的密钥", "no key of this log was given"));
    line(
        speech.of("见证人", "witnesses"),
        report.witnesses().isEmpty()
            ? speech.of("无", "none")
            : String.join(", ", report.witnesses()));
    for (LogFinding finding : report.findings().stream().limit(SHOWN).toList()) {
      out.println(
          "  "
              + words.name(finding.verdict())
              + "  "
              + finding.path()
              + "  "
              + finding.clause()
              + "  "
              + finding.detail());
    }
    long more = report.findings().size() + report.omitted() - SHOWN;
    if (more > 0) {
      out.println(
          speech.of(
              "  另有 " + Speech.amount(more) + " 项未列出。",
              "  " + Speech.amount(more) + " more are not listed."));
    }
  }

  private void line(String label, String text) {
    out.println(Speech.padded(label, 14) + text);
  }
}

package io.shuijing.evidence.cli;

import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.verify.Finding;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Where;
import java.io.PrintStream;
import java.util.List;

/** Findings in words: what, where, by which clause; runs of the same are drawn together. */
final class FindingText {
  private static final int SHOWN = 200;

  private final Speech speech;
  private final PrintStream out;

  FindingText(Speech speech, PrintStream out) {
    this.speech = speech;
    this.out = out;
  }

  void findings(Report report) {
    out.println();
    List<Finding> findings = report.findings();
    if (findings.isEmpty()) {
      out.println(speech.of("没有发现。", "Nothing was found."));
      return;
    }
    out.println(
        speech.of(
            "发现（条款见 docs/spec/7-verdicts.md）：", "Findings (clauses: docs/spec/7-verdicts.md):"));
    int at = 0;
    int shown = 0;
    while (at < findings.size() && shown < SHOWN) {
      int end = runEnd(findings, at);
      print(findings.get(at), findings.get(end - 1), end - at);
      at = end;
      shown++;
    }
    more(findings.size() - at + report.omitted());
  }

  private void more(long rest) {
    if (rest > 0) {
      String amount = Speech.amount(rest);
      out.println(speech.of("  另有 " + amount + " 项未列出。", "  " + amount + " more are not listed."));
    }
  }

  private static int runEnd(List<Finding> findings, int from) {
    int at = from + 1;
    while (at < findings.size() && continues(findings.get(at - 1), findings.get(at))) {
      at++;
    }
    return at;
  }

  private static boolean continues(Finding one, Finding next) {
    return one.reason() == next.reason()
        && one.n().isPresent()
        && next.n().isPresent()
        && next.n().getAsLong() == one.n().getAsLong() + 1
        && one.where().session().equals(next.where().session())
        && one.details().equals(next.details());
  }

  private void print(Finding first, Finding last, int count) {
    String verdict = new Words(speech).name(first.verdict());
    String head = "  " + verdict + "  " + first.clause() + "  " + place(first, last, count);
    out.println(head.stripTrailing());
    out.println("      " + first.message(speech.language()));
  }

  private String place(Finding first, Finding last, int count) {
    StringBuilder place = new StringBuilder();
    if (first.n().isPresent()) {
      String n = Speech.amount(first.n().getAsLong());
      String to = count > 1 ? speech.of(" 至 ", " to ") + last.n().orElseThrow() : "";
      place.append(speech.of("记录 ", "record ")).append(n).append(to).append("  ");
    }
    Where where = first.where();
    where.wall().ifPresent(wall -> place.append(speech.time(wall)).append("  "));
    where.session().ifPresent(id -> place.append(speech.of("场次 ", "session ")).append(id));
    where.piece().ifPresent(piece -> place.append(piece(piece, last)));
    where.file().ifPresent(file -> place.append("  ").append(file));
    where.offset().ifPresent(offset -> place.append(" @ ").append(offset));
    return place.toString();
  }

  private static String piece(Where.Piece first, Finding last) {
    Where.Piece end = last.where().piece().orElse(first);
    String to = end.index() == first.index() ? "" : "–" + end.index();
    Span span = end.media();
    return " "
        + first.stream().word()
        + "/"
        + first.index()
        + to
        + " ["
        + Speech.span(first.media().startMs())
        + "–"
        + Speech.span(span.startMs() + span.durationMs())
        + "]";
  }
}

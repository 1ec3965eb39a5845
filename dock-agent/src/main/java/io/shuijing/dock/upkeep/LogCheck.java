package io.shuijing.dock.upkeep;

import io.shuijing.evidence.audit.LogAudit;
import io.shuijing.evidence.audit.LogFinding;
import io.shuijing.evidence.audit.LogReport;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.hal.storage.Volume;
import java.io.IOException;
import java.util.List;

/** The log itself, and the notes of the archive against it, both ways. */
record LogCheck(Volume volume, TrustAnchors anchors, LoggedTrees logged) implements Fsck.Check {
  @Override
  public String name() {
    return "custody log, receipts and checkpoints";
  }

  @Override
  public List<Trouble> troubles() throws IOException {
    LogReport report = new LogAudit(anchors).of(new VolumeArchive(volume), logged);
    return report.findings().stream().map(LogCheck::trouble).toList();
  }

  private static Trouble trouble(LogFinding finding) {
    return new Trouble(
        finding.verdict(),
        VolumeArchive.of(finding.path()),
        finding.detail() + " (clause " + finding.clause() + ")",
        todo(finding));
  }

  private static String todo(LogFinding finding) {
    return switch (finding.verdict()) {
      case EXTRA ->
          finding.clause().equals("G11")
              ? "it was made behind the log's back, or an older log was put back: find out by whom,"
                  + " keep it, and tell those who supervise the office"
              : "take it out of the log's folder";
      case FORK, BAD_SIGNATURE ->
          "the log was altered: keep all of it as it is, and put it back from a backup beside it";
      case MISSING, MODIFIED, UNREADABLE -> Trouble.RESTORE;
      case INTACT, UNANCHORED, INTERRUPTED, PARTIAL, OPEN_ENDED, CLOCK_DOUBT, GAP, ROLLED_BACK ->
          throw new IllegalStateException("no finding of a log: " + finding);
    };
  }
}

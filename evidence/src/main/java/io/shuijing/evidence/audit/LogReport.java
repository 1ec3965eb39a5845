package io.shuijing.evidence.audit;

import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.verify.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What was found of a log.
 *
 * @param checkpoint empty if there is none that could be read
 * @param isKeyKnown whether a key of the log was given
 * @param witnesses names of the known witnesses that have cosigned the checkpoint
 * @param findings the first {@link #MAX_FINDINGS}
 * @param omitted further ones
 */
public record LogReport(
    Optional<Checkpoint> checkpoint,
    boolean isKeyKnown,
    List<String> witnesses,
    List<LogFinding> findings,
    long omitted) {
  /** More findings are counted only. */
  public static final int MAX_FINDINGS = 1000;

  /** Keeps its own lists. */
  public LogReport {
    witnesses = List.copyOf(witnesses);
    findings = List.copyOf(findings);
  }

  /** The gravest of all findings. */
  public Verdict verdict() {
    Verdict worst = witnesses.isEmpty() ? Verdict.UNANCHORED : Verdict.INTACT;
    for (LogFinding finding : findings) {
      worst = worst.or(finding.verdict());
    }
    return worst;
  }
}

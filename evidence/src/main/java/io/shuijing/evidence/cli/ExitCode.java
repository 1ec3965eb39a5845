package io.shuijing.evidence.cli;

import io.shuijing.evidence.audit.LogReport;
import io.shuijing.evidence.verify.KeyTrust;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Verdict;

/**
 * How a command ends. 0 says that nothing speaks against what was supplied and that the keys are
 * known; that no witness has seen it yet is said in words, not by the code, because it is so with
 * every recorder that has not docked.
 */
final class ExitCode {
  static final int GOOD = 0;
  static final int FOUND = 1;
  static final int UNUSABLE = 2;

  private ExitCode() {}

  static int of(LogReport report) {
    boolean sound = report.verdict().compareTo(Verdict.UNANCHORED) <= 0;
    return sound && report.isKeyKnown() ? GOOD : FOUND;
  }

  static int of(Report report) {
    boolean sound = report.verdict().compareTo(Verdict.UNANCHORED) <= 0;
    boolean trusted = report.trust() == KeyTrust.KNOWN || report.trust() == KeyTrust.REVOKED_AFTER;
    return sound && trusted ? GOOD : FOUND;
  }
}

package io.shuijing.evidence.verify;

import java.util.ArrayList;
import java.util.List;

/** Findings as they come, up to a limit; beyond it only their number and gravity (clause V5). */
final class Findings {
  static final int MAX = 10_000;

  private final List<Finding> kept = new ArrayList<>();
  private long omitted;
  private Verdict omittedWorst = Verdict.INTACT;

  void add(Finding finding) {
    if (kept.size() < MAX) {
      kept.add(finding);
    } else {
      omitted++;
      omittedWorst = omittedWorst.or(finding.verdict());
    }
  }

  void addAll(Findings others) {
    others.kept.forEach(this::add);
    omitted += others.omitted;
    omittedWorst = omittedWorst.or(others.omittedWorst);
  }

  List<Finding> sorted() {
    return kept.stream().sorted(Finding.ORDER).toList();
  }

  long omitted() {
    return omitted;
  }

  /** Gravest of those that were not kept. */
  Verdict omittedWorst() {
    return omittedWorst;
  }
}

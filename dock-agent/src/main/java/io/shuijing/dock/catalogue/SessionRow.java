package io.shuijing.dock.catalogue;

import io.shuijing.evidence.verify.Outline;
import io.shuijing.evidence.verify.Verdict;
import java.util.List;

/**
 * A session in the archive.
 *
 * @param recorder its serial number
 * @param verdict of the intake: that of the outline, or MISSING or UNANCHORED
 * @param officers of its assignment
 */
public record SessionRow(String recorder, Outline outline, Verdict verdict, List<Person> officers) {

  /** Keeps its own list. */
  public SessionRow {
    officers = List.copyOf(officers);
  }

  /** The same session with another verdict. */
  SessionRow judged(Verdict other) {
    return new SessionRow(recorder, outline, other, officers);
  }
}

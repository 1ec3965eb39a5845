package io.shuijing.dock.ledger;

import io.shuijing.dock.catalogue.OutingRow.Passage;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.SessionRow;
import java.util.List;
import java.util.Optional;

/**
 * A line of the ledger.
 *
 * @param recorder its serial number
 * @param officers who used it first, then who went along; none if unknown
 * @param task what for; empty if there was no assignment
 * @param passages how it was handed over
 * @param sessions what was recorded
 * @param remarks what a person should look at
 */
public record LedgerLine(
    String recorder,
    List<Person> officers,
    Optional<Task> task,
    Passages passages,
    List<SessionRow> sessions,
    List<Remark> remarks) {

  /** Keeps its own lists. */
  public LedgerLine {
    officers = List.copyOf(officers);
    sessions = List.copyOf(sessions);
    remarks = List.copyOf(remarks);
  }

  /** Whether something in it is against the rules, and not only to be looked at. */
  public boolean isAlarming() {
    return remarks.stream().anyMatch(LedgerLine::isAgainstTheRules);
  }

  private static boolean isAgainstTheRules(Remark remark) {
    return switch (remark) {
      case Remark.Overdue _, Remark.ReturnedLate _, Remark.NotCovered _ -> true;
      case Remark.StillOut _, Remark.WithoutAssignment _, Remark.NotTakenAtADock _ -> false;
    };
  }

  /** What for: an assignment's id, and purpose and matter if they are known. */
  public record Task(String assignment, String text) {}

  /** When it was taken and returned; without both, it was used without being taken at a dock. */
  public record Passages(Optional<Passage> out, Optional<Passage> in) {}
}

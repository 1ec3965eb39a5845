package io.shuijing.dock.ledger;

import io.shuijing.dock.catalogue.Assignments;
import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.OutingRow;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.dock.ledger.LedgerLine.Passages;
import io.shuijing.dock.ledger.LedgerLine.Task;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.hal.HardwareFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the ledger from what journals say. */
public final class UseLedger {
  /** R13: recordings are handed in after each activity, at the latest so long after the return. */
  public static final Duration ALLOWED = Duration.ofHours(24);

  private static final int MAX_SESSIONS = 100_000;

  private final Catalogue catalogue;
  private final Assignments officers;
  private final Purposes purposes;

  public UseLedger(Catalogue catalogue, Assignments officers, Purposes purposes) {
    this.catalogue = catalogue;
    this.officers = officers;
    this.purposes = purposes;
  }

  /**
   * The lines that touch a span of time, oldest first.
   *
   * @param now by which it is judged what is overdue
   */
  public List<LedgerLine> lines(Instant from, Instant to, Instant now)
      throws CatalogueFault, RosterFault, HardwareFault {
    List<LedgerLine> lines = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (OutingRow outing : catalogue.outings(from, to)) {
      LedgerLine line = line(outing, now);
      line.sessions().forEach(session -> told.add(key(session)));
      lines.add(line);
    }
    Search span =
        new Search(
            Optional.empty(),
            Optional.of(from),
            Optional.of(to),
            Optional.empty(),
            Optional.empty(),
            MAX_SESSIONS);
    for (SessionRow session : catalogue.search(span)) {
      if (!told.contains(key(session))) {
        lines.add(stray(session));
      }
    }
    lines.sort(Comparator.comparing(UseLedger::begin).thenComparing(LedgerLine::recorder));
    return lines;
  }

  private static String key(SessionRow session) {
    return session.recorder() + " " + session.outline().id();
  }

  private static Instant begin(LedgerLine line) {
    return line.passages()
        .out()
        .map(OutingRow.Passage::at)
        .orElseGet(() -> line.sessions().getFirst().outline().times().from());
  }

  /** The lines of all that somebody has to see to now: what is out, late or not covered. */
  public List<LedgerLine> open(Instant from, Instant now)
      throws CatalogueFault, RosterFault, HardwareFault {
    return lines(from, now.plusMillis(1), now).stream()
        .filter(line -> !line.remarks().isEmpty())
        .toList();
  }

  private LedgerLine line(OutingRow outing, Instant now)
      throws CatalogueFault, RosterFault, HardwareFault {
    String recorder = outing.recorder();
    List<SessionRow> sessions =
        catalogue.sessions(
            recorder,
            outing.out().record(),
            outing.in().map(OutingRow.Passage::record).orElse(Long.MAX_VALUE));
    Optional<String> assignment = outing.assignments().stream().findFirst();
    List<Person> persons =
        assignment.isPresent() ? officers.officersOf(recorder, assignment.get()) : List.of();
    Optional<Task> task =
        assignment.isPresent() ? Optional.of(purposes.task(assignment.get())) : Optional.empty();
    return new LedgerLine(
        recorder,
        persons,
        task,
        new Passages(Optional.of(outing.out()), outing.in()),
        sessions,
        remarks(outing, sessions, now));
  }

  private List<Remark> remarks(OutingRow outing, List<SessionRow> sessions, Instant now)
      throws RosterFault, HardwareFault {
    List<Remark> remarks = new ArrayList<>();
    if (outing.in().isEmpty()) {
      Duration since = Duration.between(outing.out().at(), now);
      remarks.add(
          since.compareTo(ALLOWED) > 0 ? new Remark.Overdue(since) : new Remark.StillOut(since));
    } else {
      late(outing.in().get().at(), sessions).ifPresent(remarks::add);
      for (String assignment : outing.assignments()) {
        notCovered(assignment, sessions).ifPresent(remarks::add);
      }
    }
    int without = (int) sessions.stream().filter(s -> s.outline().assignment().isEmpty()).count();
    if (without > 0) {
      remarks.add(new Remark.WithoutAssignment(without));
    }
    return remarks;
  }

  private static Optional<Remark> late(Instant in, List<SessionRow> sessions) {
    return sessions.stream()
        .map(session -> session.outline().times().to())
        .max(Comparator.naturalOrder())
        .map(end -> Duration.between(end, in))
        .filter(after -> after.compareTo(ALLOWED) > 0)
        .map(Remark.ReturnedLate::new);
  }

  // which matter a session shows is not in a journal: what is told is that none was recorded
  private Optional<Remark> notCovered(String assignment, List<SessionRow> sessions)
      throws RosterFault, HardwareFault {
    boolean recorded =
        sessions.stream()
            .anyMatch(session ->
                session.outline().assignment().equals(Optional.of(assignment))
                    && session.outline().content().mediaMs() > 0);
    List<String> matters = purposes.toBeRecorded(assignment);
    return recorded || matters.isEmpty()
        ? Optional.empty()
        : Optional.of(new Remark.NotCovered(matters));
  }

  private LedgerLine stray(SessionRow session) throws RosterFault, HardwareFault {
    Optional<String> assignment = session.outline().assignment();
    List<Remark> remarks = new ArrayList<>(List.of(new Remark.NotTakenAtADock()));
    if (assignment.isEmpty()) {
      remarks.add(new Remark.WithoutAssignment(1));
    }
    return new LedgerLine(
        session.recorder(),
        session.officers(),
        assignment.isPresent() ? Optional.of(purposes.task(assignment.get())) : Optional.empty(),
        new Passages(Optional.empty(), Optional.empty()),
        List.of(session),
        remarks);
  }
}

package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.simulator.plan.FaultPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What oracles may look at. Nothing they do to a volume is counted or traced. */
public interface Scene {

  /** All that was offered, signed and acknowledged. */
  ShadowLog log();

  /** What was to happen. */
  FaultPlan plan();

  /** The card as a process would read it now. */
  Shelf card();

  /** The card as it would be after a loss of power with all unflushed bytes dropped. */
  Shelf durableCard();

  /**
   * The card as one more start of the recorder would leave it, with no more room than there is;
   * empty if it was not tried, since it takes as long as a start, or was refused on a full card.
   */
  Optional<Shelf> startedAgain();

  /** The office's store as a process would read it now. */
  Shelf store();

  /** The office's store as it would be after a loss of power with all unflushed bytes dropped. */
  Shelf durableStore();

  /** Who the recorder is, and whose keys are trusted. */
  Identity identity();

  /**
   * Names and public keys.
   *
   * @param known the recorder's, the office's and the dock's keys
   */
  record Identity(Name recorder, VerifierKey office, List<VerifierKey> known) {}

  /**
   * Why nothing further comes of a recorder that is docked: the dock believes nothing of it, or it
   * refuses its card; empty if something may still come.
   */
  Optional<String> rest();

  /** Whether its wall clock was stepped, stopped or lost in this shift. */
  default boolean clockIsMovedAbout() {
    return plan().faults().stream().anyMatch(fault -> fault.id().equals("T1"));
  }

  /** The true time at so many milliseconds since the shift began. */
  Instant instantOf(long ms);

  /** Virtual milliseconds since the shift began. */
  long nowMs();

  /** A branch was reached that must be reached now and then. */
  void mark(String branch);
}

package io.shuijing.dock.ledger;

import java.time.Duration;
import java.util.List;

/** Why a line of the ledger needs a person's eye. */
public sealed interface Remark {

  /** The recorder is still out, for so long; within the time that is allowed. */
  record StillOut(Duration since) implements Remark {}

  /** It is out for longer than is allowed (R13). */
  record Overdue(Duration since) implements Remark {}

  /** It came back so long after its last recording ended: longer than is allowed (R13). */
  record ReturnedLate(Duration after) implements Remark {}

  /** Matters of annex 1 that the assignment named, and no session shows (R6). */
  record NotCovered(List<String> matters) implements Remark {
    /** Keeps its own list. */
    public NotCovered {
      matters = List.copyOf(matters);
    }
  }

  /** So many sessions without an assignment: allowed, and to be looked at (R5). */
  record WithoutAssignment(int sessions) implements Remark {}

  /** It was used without having been taken at a dock. */
  record NotTakenAtADock() implements Remark {}
}

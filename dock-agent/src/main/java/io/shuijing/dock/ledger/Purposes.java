package io.shuijing.dock.ledger;

import io.shuijing.dock.ledger.LedgerLine.Task;
import io.shuijing.dock.roster.Assignment;
import io.shuijing.dock.roster.AssignmentBook;
import io.shuijing.dock.roster.Matters;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.hal.HardwareFault;
import java.util.List;
import java.util.Optional;

/** What assignments were for. */
public record Purposes(AssignmentBook assignments, Matters matters) {

  Task task(String id) throws RosterFault, HardwareFault {
    Optional<Assignment> known = assignments.find(id);
    return new Task(
        id,
        known
            .map(assignment -> assignment.task().purpose() + " " + assignment.task().matter())
            .orElse(""));
  }

  /** What has to be recorded, in words. */
  List<String> toBeRecorded(String id) throws RosterFault, HardwareFault {
    return assignments
        .find(id)
        .map(assignment -> assignment.matters().stream().map(this::words).toList())
        .orElse(List.of());
  }

  private String words(String number) {
    return matters.numbered(number).map(Matters.Matter::toString).orElse(number);
  }
}

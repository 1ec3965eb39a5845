package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.OutingRow;
import io.shuijing.dock.ledger.LedgerLine;
import io.shuijing.dock.ledger.Remark;
import io.shuijing.dock.roster.RosterFault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Alarms, once each, for what is overdue (R13) or was not recorded (R6). */
final class OverdueWatch {
  private static final Duration LOOKS_BACK = Duration.ofDays(31);

  private final Desks desks;
  private final Consumer<String> alarm;
  private final Set<String> told = new HashSet<>();

  OverdueWatch(Desks desks, Consumer<String> alarm) {
    this.desks = desks;
    this.alarm = alarm;
  }

  void look() throws CatalogueFault, RosterFault, IOException {
    Instant now = desks.place().clocks().wall().time();
    for (LedgerLine line : desks.ledger().open(now.minus(LOOKS_BACK), now)) {
      for (Remark remark : line.remarks()) {
        word(remark).map(word -> text(word, line)).filter(told::add).ifPresent(alarm);
      }
    }
  }

  // serial numbers and times only: an alarm goes into logs, a name does not
  private static String text(String word, LedgerLine line) {
    return "alarm "
        + word
        + " "
        + line.recorder()
        + " "
        + line.passages().out().map(OutingRow.Passage::at).map(Instant::toString).orElse("-")
        + line.task().map(task -> " " + task.assignment()).orElse("");
  }

  private static Optional<String> word(Remark remark) {
    return switch (remark) {
      case Remark.Overdue _ -> Optional.of("overdue");
      case Remark.ReturnedLate _ -> Optional.of("returned-late");
      case Remark.NotCovered _ -> Optional.of("not-covered");
      case Remark.StillOut _, Remark.WithoutAssignment _, Remark.NotTakenAtADock _ ->
          Optional.empty();
    };
  }
}

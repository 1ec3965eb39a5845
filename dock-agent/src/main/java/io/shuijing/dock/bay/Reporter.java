package io.shuijing.dock.bay;

import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.intake.IntakeDecision;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import java.util.Optional;

/** Tells what happens in one bay, and a state only when it is another one. */
final class Reporter {
  private final String bay;
  private final BayEvent.Listener listener;
  private BayState state = new BayState.Empty();
  private Optional<BayEvent.Described> described = Optional.empty();

  Reporter(String bay, BayEvent.Listener listener) {
    this.bay = bay;
    this.listener = listener;
  }

  void tell(BayEvent event) {
    listener.happened(bay, event);
  }

  /** Tells what became of a file. */
  void tell(Name recorder, HeldFile file, IntakeDecision decision) {
    switch (decision) {
      case IntakeDecision.Accepted(Optional<Finding> firstRead) -> {
        firstRead.ifPresent(finding ->
            notice(
                file.path()
                    + " of "
                    + recorder
                    + " was good when read again, at first: "
                    + finding));
        tell(new BayEvent.Archived(recorder, file.path(), file.bytes()));
      }
      case IntakeDecision.AlreadyHeld _ ->
          notice(file.path() + " of " + recorder + " was in the archive already");
      case IntakeDecision.Quarantined(Finding finding) ->
          tell(new BayEvent.PutApart(recorder, file.path(), finding));
      case IntakeDecision.NotTaken(Finding finding) ->
          tell(new BayEvent.PutApart(recorder, file.path(), finding));
    }
  }

  /** Tells what a recorder says of itself, if that has changed. */
  void described(BayEvent.Described now) {
    if (!Optional.of(now).equals(described)) {
      described = Optional.of(now);
      tell(now);
    }
  }

  void notice(String message) {
    tell(new BayEvent.Notice(message));
  }

  /** Tells the state that follows, if it is another one. */
  void step(BayStep step) {
    BayState next =
        state
            .next(step)
            .orElseThrow(() -> new IllegalStateException(step + " in a bay that is " + state));
    if (step instanceof BayStep.Arrived) {
      described = Optional.empty();
    }
    if (!next.equals(state)) {
      state = next;
      tell(new BayEvent.Changed(next));
    }
  }
}

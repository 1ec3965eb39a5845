package io.shuijing.dock.bay;

import io.shuijing.dock.intake.Finding;
import io.shuijing.evidence.Name;
import java.util.Optional;

/** What a bay is in; which follows which is said by {@link #next}. */
public sealed interface BayState {

  /** Nothing is in it. */
  record Empty() implements BayState {}

  /** A recorder has proved its name and is taken in. */
  record Identifying(Name recorder) implements BayState {}

  /** Its journal is fetched and verified, and cosigned. */
  record Verifying(Name recorder) implements BayState {}

  /** Its files are pulled. */
  record Offloading(Name recorder) implements BayState {}

  /** Nothing is left to be done, but its battery is too low to leave. */
  record Charging(Name recorder, int permille, int wantedPercent) implements BayState {}

  /** Nothing is left to be done: it may be taken out. */
  record Releasable(Name recorder) implements BayState {}

  /** Nothing of it is believed; all of it is kept apart. */
  record Quarantined(Name recorder, Finding finding) implements BayState {}

  /**
   * Nothing goes on here; it is tried again by itself.
   *
   * @param fault one word
   * @param message one line for a person, with the next step
   */
  record Faulty(String fault, String message) implements BayState {
    /** What must happen before it goes on. */
    public Outlook outlook() {
      return Outlook.of(fault);
    }
  }

  /** The word in logs and on the console. */
  default String word() {
    return switch (this) {
      case Empty _ -> "empty";
      case Identifying _ -> "identifying";
      case Verifying _ -> "verifying";
      case Offloading _ -> "offloading";
      case Charging _ -> "charging";
      case Releasable _ -> "releasable";
      case Quarantined _ -> "quarantined";
      case Faulty _ -> "faulty";
    };
  }

  /** The recorder that it is about. */
  default Optional<Name> about() {
    return switch (this) {
      case Empty _, Faulty _ -> Optional.empty();
      case Identifying(Name recorder) -> Optional.of(recorder);
      case Verifying(Name recorder) -> Optional.of(recorder);
      case Offloading(Name recorder) -> Optional.of(recorder);
      case Charging(Name recorder, int _, int _) -> Optional.of(recorder);
      case Releasable(Name recorder) -> Optional.of(recorder);
      case Quarantined(Name recorder, Finding _) -> Optional.of(recorder);
    };
  }

  /**
   * The state after a step, perhaps the same; empty if this step cannot come in this state, which
   * would be a defect.
   */
  default Optional<BayState> next(BayStep step) {
    return switch (step) {
      case BayStep.Hindered(String fault, String message) ->
          Optional.of(new Faulty(fault, message));
      case BayStep.NobodyThere _ -> between(new Empty());
      case BayStep.Arrived(Name recorder) -> between(new Identifying(recorder));
      case BayStep.LinkEnded _ -> present(new Empty());
      case BayStep.Disbelieved(Name recorder, Finding finding) ->
          present(new Quarantined(recorder, finding));
      case BayStep.JournalDue(Name recorder) -> journal(new Verifying(recorder));
      case BayStep.FileDue(Name recorder) -> file(new Offloading(recorder));
      case BayStep.BytesCame(Name recorder) -> bytes(new Offloading(recorder));
      case BayStep.ChargeLow(Name recorder, int permille, int wanted) ->
          believed(new Charging(recorder, permille, wanted));
      case BayStep.AllDone(Name recorder) -> believed(new Releasable(recorder));
    };
  }

  private Optional<BayState> between(BayState next) {
    return switch (this) {
      case Empty _, Faulty _ -> Optional.of(next);
      case Identifying _, Verifying _, Offloading _, Charging _, Releasable _, Quarantined _ ->
          Optional.empty();
    };
  }

  private Optional<BayState> present(BayState next) {
    return this instanceof Empty ? Optional.empty() : Optional.of(next);
  }

  // a recorder that is done is not called busy for a look, a hindrance is not over because it is
  // tried again
  private Optional<BayState> journal(BayState next) {
    return switch (this) {
      case Empty _ -> Optional.empty();
      case Identifying _, Verifying _, Offloading _, Quarantined _ -> Optional.of(next);
      case Charging _, Releasable _, Faulty _ -> Optional.of(this);
    };
  }

  private Optional<BayState> file(BayState next) {
    return switch (this) {
      case Empty _, Identifying _, Quarantined _ -> Optional.empty();
      case Verifying _, Offloading _, Charging _, Releasable _ -> Optional.of(next);
      case Faulty _ -> Optional.of(this);
    };
  }

  private Optional<BayState> bytes(BayState next) {
    return switch (this) {
      case Empty _, Identifying _, Verifying _, Charging _, Releasable _ -> Optional.empty();
      case Offloading _, Faulty _ -> Optional.of(next);
      case Quarantined _ -> Optional.of(this);
    };
  }

  private Optional<BayState> believed(BayState next) {
    return switch (this) {
      case Empty _, Identifying _, Quarantined _ -> Optional.empty();
      case Verifying _, Offloading _, Charging _, Releasable _, Faulty _ -> Optional.of(next);
    };
  }
}

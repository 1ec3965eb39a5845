package io.shuijing.dock.bay;

import io.shuijing.dock.intake.Finding;
import io.shuijing.evidence.Name;

/** What a bay is in. */
public sealed interface BayState {

  /** Nothing is in it. */
  record Empty() implements BayState {}

  /** A recorder has proved its name and is taken in. */
  record Identifying(Name recorder) implements BayState {}

  /** Its journal is fetched and verified, and cosigned. */
  record Verifying(Name recorder) implements BayState {}

  /** Its files are pulled. */
  record Offloading(Name recorder) implements BayState {}

  /** Nothing is left to be done: it may be taken out. */
  record Releasable(Name recorder) implements BayState {}

  /** Nothing of it is believed; all of it is kept apart. */
  record Quarantined(Name recorder, Finding finding) implements BayState {}

  /**
   * Nothing goes on here before something is mended; it is tried again by itself.
   *
   * @param fault one word
   * @param message one line for a person, with the next step
   */
  record Faulty(String fault, String message) implements BayState {}

  /** The word in logs and on the console. */
  default String word() {
    return switch (this) {
      case Empty _ -> "empty";
      case Identifying _ -> "identifying";
      case Verifying _ -> "verifying";
      case Offloading _ -> "offloading";
      case Releasable _ -> "releasable";
      case Quarantined _ -> "quarantined";
      case Faulty _ -> "faulty";
    };
  }
}

package io.shuijing.dock.bay;

import io.shuijing.dock.intake.Finding;
import io.shuijing.evidence.Name;

/** What the work in a bay has come to: with the state before, it makes the next one. */
public sealed interface BayStep {

  /** Nobody answers in the bay. */
  record NobodyThere() implements BayStep {}

  /** A recorder has proved its name. */
  record Arrived(Name recorder) implements BayStep {}

  /** Its journal is looked at. */
  record JournalDue(Name recorder) implements BayStep {}

  /** A file of it is to be pulled. */
  record FileDue(Name recorder) implements BayStep {}

  /** Bytes of a file have come and are kept. */
  record BytesCame(Name recorder) implements BayStep {}

  /** Nothing is left to be done, and it may leave. */
  record AllDone(Name recorder) implements BayStep {}

  /**
   * Nothing is left to be done, but its battery is too low to leave.
   *
   * @param permille its charge
   * @param wantedPercent from which charge on it may leave
   */
  record ChargeLow(Name recorder, int permille, int wantedPercent) implements BayStep {}

  /** Nothing of it is believed. */
  record Disbelieved(Name recorder, Finding finding) implements BayStep {}

  /**
   * It cannot go on.
   *
   * @param fault one word
   * @param message one line for a person, with the next step
   */
  record Hindered(String fault, String message) implements BayStep {}

  /** The recorder is gone. */
  record LinkEnded() implements BayStep {}
}

package io.shuijing.dock.intake;

import java.util.Optional;

/** What became of a file of a recorder. */
public sealed interface IntakeDecision {

  /**
   * Verified, and durable in the archive from now on.
   *
   * @param firstRead what stood against the bytes when they were read first; the second reading was
   *     good, so a card, a memory or a power cut is to be suspected, not the recording
   */
  record Accepted(Optional<Finding> firstRead) implements IntakeDecision {}

  /** It was in the archive already. */
  record AlreadyHeld() implements IntakeDecision {}

  /** Its bytes are in quarantine. */
  record Quarantined(Finding finding) implements IntakeDecision {}

  /** Its bytes could not be had; the reason is in quarantine. */
  record NotTaken(Finding finding) implements IntakeDecision {}
}

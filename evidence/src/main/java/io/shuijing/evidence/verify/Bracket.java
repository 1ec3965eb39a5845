package io.shuijing.evidence.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Between which events something must have been recorded, by the word of others than the recorder
 * (clause V60).
 *
 * @param notBefore a dock's challenge that the recorder had before
 * @param notAfter the earliest cosignature that covers all of it
 * @param witnesses names of all known witnesses whose cosignatures cover all of it
 */
public record Bracket(
    Optional<Challenge> notBefore, Optional<Seen> notAfter, List<String> witnesses) {

  /** Keeps its own list. */
  public Bracket {
    witnesses = List.copyOf(witnesses);
  }

  /**
   * A cosignature.
   *
   * @param size records that the witness had seen
   * @param at by the witness's clock, to the second
   */
  public record Seen(String witness, long size, Instant at) {}
}

package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is said of one session.
 *
 * @param verdict the gravest of what concerns it, findings about the journal between its first and
 *     last record included
 * @param findings those same findings
 */
public record SessionReport(
    SessionId id,
    Verdict verdict,
    KeyTrust trust,
    Times times,
    Content content,
    Bracket bracket,
    Tail tail,
    List<Finding> findings) {

  /** Keeps its own list. */
  public SessionReport {
    findings = List.copyOf(findings);
  }

  /**
   * From its first record to its last, by the recorder's clock.
   *
   * @param closeCause why it was closed; empty if it was not
   */
  public record Times(
      long firstRecord, long lastRecord, Instant from, Instant to, Optional<String> closeCause) {}

  /** How much it holds. */
  public record Content(long segments, long stills, long marks, long plainBytes, long mediaMs) {}
}

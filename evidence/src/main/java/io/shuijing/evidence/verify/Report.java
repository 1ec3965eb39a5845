package io.shuijing.evidence.verify;

import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.VerifierKey;
import java.util.List;
import java.util.Optional;

/**
 * What the supply of one recorder proves. Never a bare "good": whoever shows the verdict shows
 * trust, bracket and tail beside it (clause V1).
 *
 * @param verdict the gravest of all findings
 * @param sessions in the order in which they began
 * @param findings all of them, by record number; at most 10 000
 * @param omitted findings beyond that
 */
public record Report(
    Subject subject,
    Verdict verdict,
    KeyTrust trust,
    Bracket bracket,
    Tail tail,
    List<SessionReport> sessions,
    List<Finding> findings,
    long omitted) {

  /** Keeps its own lists. */
  public Report {
    sessions = List.copyOf(sessions);
    findings = List.copyOf(findings);
  }

  /**
   * What was looked at.
   *
   * @param recorder empty if there was no record at all
   * @param keys that had to sign every record
   * @param records in their place in the chain
   * @param sealedBytes of all blocks that the journal names and that were read
   * @param setAside what lies in quarantine: no statement is made of it
   */
  public record Subject(
      Optional<Name> recorder,
      List<VerifierKey> keys,
      long records,
      long sealedBytes,
      List<Supply.Item> setAside) {

    /** Keeps its own lists. */
    public Subject {
      keys = List.copyOf(keys);
      setAside = List.copyOf(setAside);
    }
  }
}

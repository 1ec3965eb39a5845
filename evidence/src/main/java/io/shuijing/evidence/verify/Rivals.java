package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.RecorderKeys.Standing;
import java.util.Optional;

/**
 * Decides on records found elsewhere than in their place in the journal (clause V17). Asked only
 * when the whole journal is known; may then be asked from several threads.
 */
final class Rivals {
  private final RecorderKeys keys;
  private final RecordTable table;
  private final Statements statements;
  private final long next;

  Rivals(JournalPass journal) {
    this.keys = journal.keys();
    this.table = journal.table();
    this.statements = journal.statements();
    this.next = journal.next();
  }

  /** Whether it is a record of this recorder, rightly signed. */
  boolean isProven(StoredRecord stored) {
    return keys.areOf(stored.record().recorder()) && keys.judge(stored.note()) == Standing.GOOD;
  }

  /** Whether a signed record says that it never became part of the journal. */
  boolean isAbandoned(StoredRecord stored) {
    return statements.isAbandoned(stored.digest());
  }

  /** What a record that lies in some file shows. */
  Optional<Finding> inFile(StoredRecord stored, Where where) {
    return isProven(stored)
        ? contradiction(new Rival(stored.n(), stored.digest(), where))
        : Optional.empty();
  }

  /** What a record shows that stands in the journal behind another one with its number. */
  Finding inJournal(Rival rival) {
    return contradiction(rival)
        .orElse(Finding.at(rival.n(), Reason.MISPLACED_RECORD, rival.where(), rival.n()));
  }

  private Optional<Finding> contradiction(Rival rival) {
    if (statements.isAbandoned(rival.digest())) {
      return Optional.empty();
    }
    if (rival.n() >= next) {
      return Optional.of(Finding.at(rival.n(), Reason.RECORD_BEYOND_END, rival.where(), rival.n()));
    }
    Optional<Digest> known = table.digest(rival.n());
    boolean other = table.isGood(rival.n()) && !known.equals(Optional.of(rival.digest()));
    return other
        ? Optional.of(Finding.at(rival.n(), Reason.RIVAL_RECORD, rival.where(), rival.n()))
        : Optional.empty();
  }
}

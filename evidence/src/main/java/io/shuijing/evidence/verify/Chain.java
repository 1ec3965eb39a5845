package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.JournalReader.Damaged;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.JudgedJournal.Judged;
import io.shuijing.evidence.verify.RecorderKeys.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the journal record by record (clauses V10 to V19): numbers, signatures, links. What has
 * its place is handed to the followers; what has none becomes a finding.
 */
final class Chain {
  private final Findings findings;
  private final List<Follower> followers;
  private final RecordTable table;
  private final List<Rival> rivals = new ArrayList<>();
  private final List<Finding> held = new ArrayList<>();
  private boolean damaged;
  private long breaks;
  private long expected;
  private @Nullable Accepted last;

  Chain(RecordTable table, Findings findings, List<Follower> followers) {
    this.table = table;
    this.findings = findings;
    this.followers = List.copyOf(followers);
  }

  /** Takes the next piece of the journal; {@code keys} are those of its recorder. */
  void take(Judged judged, Optional<RecorderKeys> keys) {
    switch (judged.piece()) {
      case Damaged damaged -> {
        Where where = Where.inJournal(damaged.offset());
        hold(Finding.of(Reason.DAMAGED_RECORD, where).by(damaged.reason()));
      }
      case Whole whole -> record(whole, judged.standing(), keys.orElseThrow());
      case End end -> end(end.offset());
    }
  }

  private void record(Whole whole, Standing standing, RecorderKeys keys) {
    StoredRecord stored = whole.record();
    Name recorder = stored.record().recorder();
    if (!keys.areOf(recorder)) {
      Where where = place(stored, whole.offset());
      findings.add(Finding.at(expected, Reason.FOREIGN_RECORD, where, recorder));
      return;
    }
    switch (standing) {
      case GOOD -> good(stored, whole.offset());
      case BAD -> unproven(stored, whole.offset(), Reason.RECORD_SIGNATURE);
      case OTHER_LINES -> unproven(stored, whole.offset(), Reason.OTHER_SIGNATURES);
    }
  }

  private void good(StoredRecord stored, long offset) {
    if (stored.n() >= expected) {
      resolve(stored.n());
      accept(stored, true, offset);
      return;
    }
    Where where = place(stored, offset);
    Optional<Digest> known = table.digest(stored.n());
    if (known.isEmpty()) {
      findings.add(Finding.at(stored.n(), Reason.MISPLACED_RECORD, where, stored.n()));
    } else if (known.get().equals(stored.digest())) {
      findings.add(Finding.at(stored.n(), Reason.REPEATED_RECORD, where, stored.n()));
    } else if (rivals.size() < Findings.MAX) {
      rivals.add(new Rival(stored.n(), stored.digest(), where));
    }
  }

  // its number is only a claim: it counts if it is the one that is due, and moves nothing otherwise
  private void unproven(StoredRecord stored, long offset, Reason reason) {
    Where where = place(stored, offset);
    if (held.isEmpty() && stored.n() == expected) {
      findings.add(Finding.at(stored.n(), reason, where));
      breaks++;
      accept(stored, false, offset);
      breaks++;
    } else {
      hold(Finding.of(reason, where));
    }
  }

  private static Where place(StoredRecord stored, long offset) {
    return Where.inJournal(offset).at(stored.record().moment().wall());
  }

  private void hold(Finding finding) {
    breaks++;
    damaged |= finding.reason() == Reason.DAMAGED_RECORD;
    if (held.size() < Findings.MAX) {
      held.add(finding);
    }
  }

  // gives what was held its number, now that the next record in place is known
  private void resolve(long next) {
    long missing = next - expected;
    for (Finding finding : held) {
      boolean between = missing == 0 && finding.reason() == Reason.DAMAGED_RECORD;
      findings.add(
          finding.numbered(expected, between ? Reason.BYTES_BETWEEN_RECORDS : finding.reason()));
    }
    // damaged bytes may have been any number of records
    if (missing > held.size() && !damaged) {
      missing(expected + held.size(), next - 1);
    }
    held.clear();
    damaged = false;
  }

  private void missing(long from, long to) {
    breaks++;
    findings.add(
        table.size() == 0
            ? Finding.at(from, Reason.START_NOT_SUPPLIED, Where.NOWHERE, to)
            : Finding.at(from, Reason.RECORDS_MISSING, Where.NOWHERE, from, to));
  }

  private void accept(StoredRecord stored, boolean good, long offset) {
    Accepted record = new Accepted(stored, good, offset, breaks);
    link(record);
    table.add(stored.n(), stored.digest(), good);
    followers.forEach(follower -> follower.accept(record));
    last = record;
    expected = stored.n() + 1;
  }

  private void link(Accepted record) {
    Digest prev = record.stored().record().prev();
    if (last != null && record.follows(last) && !prev.equals(last.stored().digest())) {
      findings.add(Finding.at(last.n(), Reason.LINK_BROKEN, last.where(), prev));
    }
  }

  private void end(long offset) {
    if (table.size() == 0 && held.isEmpty()) {
      findings.add(Finding.of(Reason.NO_JOURNAL, Where.inJournal(offset)));
    }
    resolve(expected + held.size());
  }

  RecordTable table() {
    return table;
  }

  /** Number that the next record would have. */
  long next() {
    return expected;
  }

  /** The last record in place. */
  Optional<Accepted> last() {
    return Optional.ofNullable(last);
  }

  /** Records in the journal file with a number that another record has. */
  List<Rival> rivals() {
    return rivals;
  }
}

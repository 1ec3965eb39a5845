package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.NoteSignature;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.evidence.verify.Bracket.Seen;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the journal with what others signed about it (clauses V50 to V54): checkpoints with
 * their cosignatures, receipts.
 */
final class Anchors {
  /** A witness's clock may be off, and cosignatures are dated to the second. */
  private static final long WITNESS_MS = 5000;

  private final RecorderKeys keys;
  private final List<VerifierKey> witnesses;
  private final Roots roots;
  private final long next;
  private final Findings findings;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<Digest, Receipt> receipts = new HashMap<>();

  Anchors(JournalPass journal, List<VerifierKey> witnesses, Findings findings) {
    this.keys = journal.keys();
    this.witnesses = witnesses;
    this.roots = journal.roots();
    this.next = journal.next();
    this.findings = findings;
  }

  void judge(Statement statement) {
    Where where = Where.in(statement.path());
    switch (statement) {
      case Statement.Unreadable unreadable ->
          findings.add(Finding.of(Reason.NOTE_UNREADABLE, where).by(unreadable.reason()));
      case Statement.Lost lost ->
          findings.add(
              Finding.of(Reason.CANNOT_BE_READ, where, String.valueOf(lost.reason().getMessage())));
      case Statement.OfRecorder checkpoint -> checkpoint(checkpoint, where);
      case Statement.OfOffice receipt -> receipt(receipt, where);
    }
  }

  private void checkpoint(Statement.OfRecorder statement, Where where) {
    String origin = statement.checkpoint().origin();
    long size = statement.checkpoint().size();
    if (!keys.recorder().map(Name::text).equals(Optional.of(origin))) {
      findings.add(Finding.of(Reason.NOTE_FOREIGN, where, Lines.shown(origin)));
      return;
    }
    if (!keys.signed(statement.note())) {
      findings.add(Finding.at(lastOf(size), Reason.CHECKPOINT_SIGNATURE, where));
      return;
    }
    List<Seen> cosigned = cosigned(statement, where);
    if (!fits(size, statement.checkpoint().root(), where)) {
      return;
    }
    if (cosigned.isEmpty()) {
      findings.add(Finding.at(lastOf(size), Reason.CHECKPOINT_UNANCHORED, where));
    }
    roots.at(size).ifPresent(_ -> seen.addAll(cosigned));
    cosigned.forEach(witness -> dated(size, witness.at(), where));
  }

  private List<Seen> cosigned(Statement.OfRecorder statement, Where where) {
    List<Seen> cosigned = new ArrayList<>();
    long size = statement.checkpoint().size();
    for (NoteSignature line : statement.note().signatures()) {
      for (VerifierKey witness : witnesses) {
        if (line.name().equals(witness.name()) && line.keyId() == witness.id()) {
          if (witness.verifies(statement.note().text(), line.signature())) {
            cosigned.add(new Seen(witness.name(), size, time(line)));
          } else {
            findings.add(Finding.at(lastOf(size), Reason.COSIGNATURE_WRONG, where, witness.name()));
          }
        }
      }
    }
    return cosigned;
  }

  private static Instant time(NoteSignature cosignature) {
    long seconds = ByteBuffer.wrap(cosignature.signature()).getLong();
    return Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
  }

  private void receipt(Statement.OfOffice statement, Where where) {
    Receipt receipt = statement.receipt();
    if (!keys.areOf(receipt.recorder())) {
      findings.add(Finding.of(Reason.NOTE_FOREIGN, where, receipt.recorder()));
      return;
    }
    List<VerifierKey> office = keys.officeKeys(receipt.office());
    if (statement.note().standing(office) != Note.Standing.GOOD) {
      findings.add(Finding.at(lastOf(receipt.size()), Reason.RECEIPT_SIGNATURE, where));
      return;
    }
    if (fits(receipt.size(), receipt.root(), where)) {
      receipts.put(statement.note().digest(), receipt);
      dated(receipt.size(), receipt.at(), where);
    }
  }

  private boolean fits(long size, Digest root, Where where) {
    if (size > next) {
      findings.add(Finding.at(next, Reason.WITNESS_SAW_MORE, where, size, next));
      return false;
    }
    boolean other = roots.at(size).filter(known -> !known.root().equals(root)).isPresent();
    if (other) {
      findings.add(Finding.at(lastOf(size), Reason.WITNESS_SAW_OTHER, where, size));
    }
    return !other;
  }

  // who dates a journal cannot have seen a record from later
  private void dated(long size, Instant at, Where where) {
    Optional<Accepted> last = roots.at(size).flatMap(Roots.Known::last);
    if (last.isEmpty() || !ClockCheck.hasSource(last.get())) {
      return;
    }
    Duration later = Duration.between(at, last.get().moment().wall());
    long allowed = WITNESS_MS + ClockCheck.uncertainty(last.get().moment());
    if (later.compareTo(Duration.ofMillis(allowed)) > 0) {
      findings.add(Finding.at(lastOf(size), Reason.AFTER_WITNESS, where, at));
    }
  }

  private static long lastOf(long size) {
    return Math.max(0, size - 1);
  }

  /** A receipt that stands, by its digest as stored. */
  Optional<Receipt> receipt(Digest digest) {
    return Optional.ofNullable(receipts.get(digest));
  }

  /** Sizes that witnesses saw and that fit. */
  List<Long> sizes() {
    return seen.stream().map(Seen::size).distinct().sorted().toList();
  }

  /** Largest of them; 0 if there is none. */
  long largest() {
    return seen.stream().mapToLong(Seen::size).max().orElse(0);
  }

  /** Between what a record and all before it must have been made. */
  Bracket bracket(Optional<Challenge> notBefore, long last) {
    return bracket(notBefore, seen.stream().filter(s -> last < s.size()).toList());
  }

  /** The same for as much of the journal as was seen at all. */
  Bracket whole(Optional<Challenge> notBefore) {
    long largest = largest();
    Bracket at = bracket(notBefore, largest - 1);
    return new Bracket(notBefore, at.notAfter(), names(seen));
  }

  private static Bracket bracket(Optional<Challenge> notBefore, List<Seen> covering) {
    Optional<Seen> earliest = covering.stream().min(Comparator.comparing(Seen::at));
    return new Bracket(notBefore, earliest, names(covering));
  }

  private static List<String> names(List<Seen> cosignatures) {
    return cosignatures.stream().map(Seen::witness).distinct().sorted().toList();
  }
}

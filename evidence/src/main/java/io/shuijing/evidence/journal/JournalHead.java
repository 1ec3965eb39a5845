package io.shuijing.evidence.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Frontier;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import java.util.List;

/**
 * The end of a journal, as much as is needed to write on: a value, so that a record whose writing
 * failed leaves no trace.
 *
 * @param size records so far
 * @param last digest of the last one; {@link Digest#ZERO} for none
 * @param tree frontier of the RFC 6962 tree over the records
 */
public record JournalHead(Name recorder, long size, Digest last, Frontier tree) {

  /** The end of a journal without records. */
  public static JournalHead empty(Name recorder) {
    return new JournalHead(recorder, 0, Digest.ZERO, Frontier.EMPTY);
  }

  /**
   * Makes and signs the next record; this head stays as it is.
   *
   * @throws IllegalArgumentException if no reader would take the record, so that what can never be
   *     read back is never signed
   */
  public StoredRecord next(Moment moment, Entry entry, List<? extends Signer> signers)
      throws SigningFailed {
    byte[] text = new JournalRecord(recorder, size, last, moment, entry).text();
    return StoredRecord.of(readBack(text), Note.sign(text, signers));
  }

  private static JournalRecord readBack(byte[] text) {
    try {
      return JournalRecord.parse(text);
    } catch (Malformed e) {
      throw new IllegalArgumentException("a record that could not be read back", e);
    }
  }

  /** Whether a record continues this head. */
  public boolean isContinuedBy(StoredRecord record) {
    return record.record().recorder().equals(recorder)
        && record.n() == size
        && record.record().prev().equals(last);
  }

  /** The head behind a record that continues this one. */
  public JournalHead after(StoredRecord record) {
    if (!isContinuedBy(record)) {
      throw new IllegalArgumentException("record " + record.n() + " does not follow " + size);
    }
    return new JournalHead(recorder, size + 1, record.digest(), tree.plus(record.note().bytes()));
  }

  /** Root of the tree over all records (RFC 6962, 2.1). */
  public Digest root() {
    return tree.root();
  }
}

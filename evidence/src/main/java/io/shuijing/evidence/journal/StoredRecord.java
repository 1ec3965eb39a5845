package io.shuijing.evidence.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import java.util.Arrays;

/**
 * A record together with the very bytes it is stored as.
 *
 * @param note text, empty line, signature lines
 * @param digest of these bytes: what the next record's {@code prev} must be, and the leaf's content
 */
public record StoredRecord(JournalRecord record, Note note, Digest digest) {

  /**
   * Reads a record from its bytes as stored.
   *
   * @throws Malformed if it is none
   */
  public static StoredRecord parse(byte[] stored) throws Malformed {
    Note note = Note.parse(stored);
    return new StoredRecord(JournalRecord.parse(note.text()), note, note.digest());
  }

  static StoredRecord of(JournalRecord record, Note note) {
    return new StoredRecord(record, note, note.digest());
  }

  /** As it stands in the journal: the note and one empty line. */
  public byte[] inJournal() {
    byte[] bytes = note.bytes();
    byte[] all = Arrays.copyOf(bytes, bytes.length + 1);
    all[bytes.length] = '\n';
    return all;
  }

  /** Number in the journal. */
  public long n() {
    return record.n();
  }

  /** What it says happened. */
  public Entry entry() {
    return record.entry();
  }
}

package io.shuijing.evidence.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A record together with the very bytes it is stored as.
 *
 * @param note text, empty line, signature lines
 * @param digest of these bytes: what the next record's {@code prev} must be, and the leaf's content
 */
public record StoredRecord(JournalRecord record, Note note, Digest digest) {
  private static final byte[] START =
      (JournalRecord.FORMAT + "\nrecorder ").getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DASH = "\u2014 ".getBytes(StandardCharsets.UTF_8);

  /** As many bytes show whether a record begins somewhere. */
  public static final int START_BYTES = START.length;

  /**
   * Reads a record from its bytes as stored.
   *
   * @throws Malformed if it is none
   */
  public static StoredRecord parse(byte[] stored) throws Malformed {
    Note note = Note.parse(stored);
    return new StoredRecord(JournalRecord.parse(note.text()), note, note.digest());
  }

  /** Whether a record begins here: no whole record holds these bytes anywhere else. */
  public static boolean beginsAt(byte[] bytes, int at, int limit) {
    return at + START.length <= limit
        && Arrays.equals(bytes, at, at + START.length, START, 0, START.length);
  }

  /** Where the next record begins, from {@code from} on; -1 if nowhere before {@code limit}. */
  public static int find(byte[] bytes, int from, int limit) {
    for (int i = from; i + START.length <= limit; i++) {
      if (bytes[i] == START[0] && beginsAt(bytes, i, limit)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Where the note that begins here ends: behind the lines that begin with a dash and follow its
   * first empty line.
   *
   * @param maxText longest text looked for
   * @return -1 if there is no such end before {@code limit}
   */
  public static int endOf(byte[] bytes, int at, int limit, int maxText) {
    int textLimit = Math.min(limit, at + maxText + 2);
    int i = at;
    while (i + 1 < textLimit && !(bytes[i] == '\n' && bytes[i + 1] == '\n')) {
      i++;
    }
    if (i + 1 >= textLimit) {
      return -1;
    }
    int noteLimit = Math.min(limit, at + Note.MAX_BYTES);
    int end = lineEnd(bytes, i + 2, noteLimit);
    int next = end;
    while (next >= 0) {
      end = next;
      next = lineEnd(bytes, end, noteLimit);
    }
    return end;
  }

  // behind the line that begins here, if it is one of a signature
  private static int lineEnd(byte[] bytes, int at, int limit) {
    if (at + DASH.length > limit
        || !Arrays.equals(bytes, at, at + DASH.length, DASH, 0, DASH.length)) {
      return -1;
    }
    for (int i = at; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
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

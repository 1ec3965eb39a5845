package io.shuijing.evidence.journal;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a journal piece by piece. What is not a record is handed over as {@link Damaged} up to the
 * next line that begins one, so that one bad record does not hide the rest.
 */
public final class JournalReader {
  private static final byte[] FIRST_LINE =
      (JournalRecord.FORMAT + "\n").getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final byte[] buffer = new byte[2 * Note.MAX_BYTES + 2];
  private int start;
  private int end;
  private long offset;
  private boolean exhausted;

  public JournalReader(InputStream in) {
    this.in = in;
  }

  /** What stands in a journal file. */
  public sealed interface Piece {
    /** Where it begins in the file. */
    long offset();

    /** Bytes it takes, empty line included. */
    long length();
  }

  /** A record in its one right form. Nothing is said of chain or signature. */
  public record Whole(StoredRecord record, long offset, long length) implements Piece {}

  /** Bytes that are no record. */
  public record Damaged(byte[] bytes, long offset, Malformed reason) implements Piece {
    @Override
    public long length() {
      return bytes.length;
    }
  }

  /** The end of the file. */
  public record End(long offset) implements Piece {
    @Override
    public long length() {
      return 0;
    }
  }

  /** The next piece; after {@link End} always {@link End}. */
  public Piece next() throws IOException {
    fill();
    if (start == end) {
      return new End(offset);
    }
    int length = pieceLength();
    byte[] bytes = Arrays.copyOfRange(buffer, start, start + length);
    long at = offset;
    start += length;
    offset += length;
    try {
      return new Whole(record(bytes), at, length);
    } catch (Malformed reason) {
      return new Damaged(bytes, at, reason);
    }
  }

  private static StoredRecord record(byte[] bytes) throws Malformed {
    int last = bytes.length - 1;
    if (last < 2 || bytes[last] != '\n' || bytes[last - 1] != '\n') {
      throw new Malformed("J1", "a record that is not followed by one empty line");
    }
    return StoredRecord.parse(Arrays.copyOf(bytes, last));
  }

  private void fill() throws IOException {
    if (end - start > Note.MAX_BYTES) {
      return;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    while (!exhausted && end < buffer.length) {
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        exhausted = true;
      } else {
        end += read;
      }
    }
  }

  // up to the next line that begins a record, or all that there is
  private int pieceLength() {
    for (int i = start + 1; i < end; i++) {
      if (buffer[i - 1] == '\n' && startsRecord(i)) {
        return i - start;
      }
    }
    return Math.min(end - start, Note.MAX_BYTES + 1);
  }

  private boolean startsRecord(int at) {
    int limit = at + FIRST_LINE.length;
    return limit <= end && Arrays.equals(buffer, at, limit, FIRST_LINE, 0, FIRST_LINE.length);
  }
}

package io.shuijing.evidence.journal;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a journal piece by piece (clause J28). A record that is whole is handed over as {@link
 * Whole}, whatever stands before and behind it; all bytes up to the next whole record as {@link
 * Damaged}, in pieces no longer than the longest record, so that damage hides nothing else.
 */
public final class JournalReader {
  private static final int MAX_PIECE = Note.MAX_BYTES + 1;

  /** A longest piece, the longest record behind it, and what shows that the next one begins. */
  private static final int MAX_AHEAD = 2 * MAX_PIECE + StoredRecord.START_BYTES;

  private static final int FIRST_BUFFER = 64 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_BUFFER];
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
    try {
      StoredRecord record = recordAt(start);
      int length = record.note().length() + 1;
      return new Whole(record, pass(length), length);
    } catch (Malformed reason) {
      byte[] bytes = Arrays.copyOfRange(buffer, start, nextWhole());
      return new Damaged(bytes, pass(bytes.length), reason);
    }
  }

  private StoredRecord recordAt(int at) throws Malformed {
    if (!StoredRecord.beginsAt(buffer, at, end)) {
      throw new Malformed("J1", "bytes that begin no record");
    }
    // looking no further keeps hostile bytes, full of beginnings, as cheap as any others
    int next = StoredRecord.find(buffer, at + 1, Math.min(end, at + MAX_PIECE));
    int limit = next < 0 ? Math.min(end, at + MAX_PIECE) : next;
    int behind = StoredRecord.endOf(buffer, at, limit, Lines.MAX_TEXT_BYTES);
    if (behind < 0) {
      throw new Malformed("J1", "a record that is cut short");
    }
    if (behind == limit || buffer[behind] != '\n') {
      throw new Malformed("J1", "a record that is not followed by one empty line");
    }
    return StoredRecord.parse(Arrays.copyOfRange(buffer, at, behind));
  }

  // where the next whole record begins, or all that there is, but no further than a longest piece
  private int nextWhole() {
    int limit = Math.min(end, start + MAX_PIECE);
    int at = StoredRecord.find(buffer, start + 1, end);
    while (at >= 0 && at < limit && !isWhole(at)) {
      at = StoredRecord.find(buffer, at + 1, end);
    }
    return at < 0 ? limit : Math.min(at, limit);
  }

  private boolean isWhole(int at) {
    try {
      recordAt(at);
      return true;
    } catch (Malformed notWhole) {
      return false;
    }
  }

  private long pass(int length) {
    long at = offset;
    start += length;
    offset += length;
    return at;
  }

  private void fill() throws IOException {
    if (exhausted || end - start >= MAX_AHEAD) {
      return;
    }
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    while (!exhausted && end < 2 * MAX_AHEAD) {
      if (end == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(4 * end, 2 * MAX_AHEAD));
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        exhausted = true;
      } else {
        end += read;
      }
    }
  }
}

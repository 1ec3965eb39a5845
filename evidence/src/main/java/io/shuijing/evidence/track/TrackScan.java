package io.shuijing.evidence.track;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a track without a journal: for recovery, where the journal's tail may be lost. A block is
 * found by the beginning of the record behind the sealed bytes, and believed only if the record
 * names exactly this place and the digest of exactly these bytes. Nothing is said of signatures.
 *
 * <p>One pass with a window of fixed size: bytes that pretend to be records cost no more than
 * others.
 */
public final class TrackScan {
  /** A record, its padding, and what shows whether the next one begins. */
  private static final int MAX_TAIL =
      Note.MAX_BYTES + TrackFormat.ALIGNMENT + StoredRecord.START_BYTES;

  private static final int WINDOW = 2 * MAX_TAIL;

  private final ByteSource track;
  private final long offset;
  private final byte[] window = new byte[WINDOW];
  private final MessageDigest sealed = Digest.algorithm();
  private long windowAt;
  private int length;

  private TrackScan(ByteSource track, long offset) {
    this.track = track;
    this.offset = offset;
    this.windowAt = offset;
  }

  /** Bytes that can be read at a position. */
  public interface ByteSource {
    /** Reads up to {@code length} bytes; -1 at the end. */
    int read(long position, byte[] into, int offset, int length) throws IOException;

    /** Bytes there are. */
    long size() throws IOException;
  }

  /**
   * The block that begins at an offset, if a whole one does.
   *
   * @return empty if what stands there is no whole block: the track was torn there
   */
  public static Optional<StoredRecord> blockAt(ByteSource track, long offset) throws IOException {
    return new TrackScan(track, offset).block();
  }

  private Optional<StoredRecord> block() throws IOException {
    int at = 0;
    while (true) {
      int candidate = StoredRecord.find(window, at, length);
      int passed = candidate < 0 ? Math.max(at, length - StoredRecord.START_BYTES + 1) : candidate;
      sealed.update(window, at, passed - at);
      at = passed;
      if (windowAt + at - offset > TrackFormat.MAX_SEALED_BYTES) {
        return Optional.empty();
      }
      if (candidate < 0 || length - candidate < MAX_TAIL) {
        boolean more = slide(at);
        at = 0;
        if (more) {
          continue;
        }
        if (candidate < 0) {
          return Optional.empty();
        }
      }
      Optional<StoredRecord> record = recordAt(window, at, length);
      if (record.isPresent() && fits(record.get(), at)) {
        return record;
      }
      sealed.update(window[at++]);
    }
  }

  // drops what was passed and reads on; false at the end of the track
  private boolean slide(int passed) throws IOException {
    System.arraycopy(window, passed, window, 0, length - passed);
    windowAt += passed;
    length -= passed;
    int before = length;
    while (length < window.length) {
      int read = track.read(windowAt + length, window, length, window.length - length);
      if (read <= 0) {
        break;
      }
      length += read;
    }
    return length > before;
  }

  private boolean fits(StoredRecord record, int candidate) {
    if (!(record.entry() instanceof Segment segment)
        || segment.at().offset() != offset
        || segment.sealed().bytes() != windowAt + candidate - offset) {
      return false;
    }
    byte[] tail = TrackFormat.tail(record);
    return candidate + tail.length <= length
        && Arrays.equals(window, candidate, candidate + tail.length, tail, 0, tail.length)
        && digestSoFar().equals(segment.sealed().digest());
  }

  private Digest digestSoFar() {
    try {
      return Digest.fromBytes(((MessageDigest) sealed.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every Java platform's SHA-256 can be cloned", e);
    }
  }

  /** The record that begins here, if a whole one does; of its signatures nothing is said. */
  public static Optional<StoredRecord> recordAt(byte[] bytes, int at, int limit) {
    int next = StoredRecord.find(bytes, at + 1, Math.min(limit, at + Note.MAX_BYTES));
    int end = StoredRecord.endOf(bytes, at, next < 0 ? limit : next, Lines.MAX_TEXT_BYTES);
    if (end < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(StoredRecord.parse(Arrays.copyOfRange(bytes, at, end)));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** Where a record begins, from {@code from} on; -1 if nowhere. */
  public static int find(byte[] bytes, int from, int limit) {
    return StoredRecord.find(bytes, from, limit);
  }
}

package io.shuijing.evidence.track;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a track without a journal: for recovery, where the journal's tail may be lost. A block is
 * found by the first line of the record behind the sealed bytes, and believed only if the record
 * names exactly this place and the digest of exactly these bytes.
 */
public final class TrackScan {
  private static final byte[] RECORD_START =
      "shuijing-journal/v1\nrecorder ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DASH = "\u2014 ".getBytes(StandardCharsets.UTF_8);

  private static final long WINDOW = 1 << 20;

  private TrackScan() {}

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
    long rest = Math.min(track.size() - offset, TrackFormat.MAX_SEALED_BYTES + WINDOW);
    // most blocks end within the first window; memory is scarce on a recorder
    long window = Math.min(WINDOW, Math.max(rest, 0));
    Optional<StoredRecord> found = blockWithin(track, offset, (int) window);
    while (found.isEmpty() && window < rest) {
      window = Math.min(2 * window, rest);
      found = blockWithin(track, offset, (int) window);
    }
    return found;
  }

  private static Optional<StoredRecord> blockWithin(ByteSource track, long offset, int window)
      throws IOException {
    byte[] bytes = new byte[window];
    int length = readFully(track, offset, bytes);
    for (int at = find(bytes, 0, length); at >= 0; at = find(bytes, at + 1, length)) {
      Optional<StoredRecord> record = recordAt(bytes, at, length);
      if (record.isPresent() && fits(record.get(), offset, bytes, at, length)) {
        return record;
      }
    }
    return Optional.empty();
  }

  /** A record that begins here, if a whole one does; of its signatures nothing is said. */
  public static Optional<StoredRecord> recordAt(byte[] bytes, int at, int limit) {
    int end = noteEnd(bytes, at, limit);
    if (end < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(StoredRecord.parse(Arrays.copyOfRange(bytes, at, end)));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** Where the first line of a record stands, from {@code from} on; -1 if nowhere. */
  public static int find(byte[] bytes, int from, int limit) {
    int last = limit - RECORD_START.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == 's'
          && Arrays.equals(
              bytes, i, i + RECORD_START.length, RECORD_START, 0, RECORD_START.length)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean fits(StoredRecord record, long offset, byte[] bytes, int at, int limit) {
    if (!(record.entry() instanceof Segment segment)
        || segment.at().offset() != offset
        || segment.sealed().bytes() != at) {
      return false;
    }
    byte[] tail = TrackFormat.tail(record);
    return at + tail.length <= limit
        && Arrays.equals(bytes, at, at + tail.length, tail, 0, tail.length)
        && Digest.of(Arrays.copyOf(bytes, at)).equals(segment.sealed().digest());
  }

  // text, empty line, then lines that begin with a dash
  private static int noteEnd(byte[] bytes, int at, int limit) {
    int max = Math.min(limit, at + Note.MAX_BYTES);
    int i = at;
    while (i + 1 < max && !(bytes[i] == '\n' && bytes[i + 1] == '\n')) {
      i++;
    }
    int end = -1;
    i += 2;
    while (i + DASH.length < max
        && Arrays.equals(bytes, i, i + DASH.length, DASH, 0, DASH.length)) {
      while (i < max && bytes[i] != '\n') {
        i++;
      }
      if (i == max) {
        return end;
      }
      end = ++i;
    }
    return end;
  }

  private static int readFully(ByteSource track, long offset, byte[] into) throws IOException {
    int filled = 0;
    while (filled < into.length) {
      int read = track.read(offset + filled, into, filled, into.length - filled);
      if (read < 0) {
        break;
      }
      filled += read;
    }
    return filled;
  }
}

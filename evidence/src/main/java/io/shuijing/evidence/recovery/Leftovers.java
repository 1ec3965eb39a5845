package io.shuijing.evidence.recovery;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.track.TrackScan;
import io.shuijing.evidence.track.TrackScan.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signed records in bytes that were cut off. They are named as abandoned, so that nobody who finds
 * them takes them for a second journal (clause T7).
 */
public final class Leftovers {
  /** A record names no more than these. */
  public static final int MAX = 64;

  private static final int WINDOW = 2 * Note.MAX_BYTES;

  private Leftovers() {}

  /** Digests of whole records that these keys signed, in the order in which they stand there. */
  public static List<Digest> in(ByteSource bytes, List<VerifierKey> keys) throws IOException {
    List<Digest> digests = new ArrayList<>();
    byte[] window = new byte[WINDOW];
    long size = bytes.size();
    // windows overlap by the longest record; a record is taken in the window it begins in
    for (long start = 0; start < size && digests.size() < MAX; start += WINDOW - Note.MAX_BYTES) {
      int length = fill(bytes, start, window);
      int limit = start + length < size ? WINDOW - Note.MAX_BYTES : length;
      collect(window, length, limit, keys, digests);
    }
    return List.copyOf(digests);
  }

  private static void collect(
      byte[] window, int length, int limit, List<VerifierKey> keys, List<Digest> digests) {
    int at = TrackScan.find(window, 0, length);
    while (at >= 0 && at < limit && digests.size() < MAX) {
      Optional<StoredRecord> record = TrackScan.recordAt(window, at, length);
      if (record.isPresent() && record.get().note().standing(keys) == Note.Standing.GOOD) {
        digests.add(record.get().digest());
      }
      at = TrackScan.find(window, at + 1, length);
    }
  }

  private static int fill(ByteSource bytes, long start, byte[] into) throws IOException {
    int filled = 0;
    while (filled < into.length) {
      int read = bytes.read(start + filled, into, filled, into.length - filled);
      if (read < 0) {
        break;
      }
      filled += read;
    }
    return filled;
  }
}

package io.shuijing.evidence.track;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Checks a track against the journal's records of it while it streams by, once. Made for files and
 * for a link alike: it reads only forward and never more than the blocks it is asked for.
 */
public final class TrackReader {
  private final InputStream in;
  private final byte[] buffer;
  private long position;

  public TrackReader(InputStream in) {
    this(in, 256 * 1024);
  }

  TrackReader(InputStream in, int bufferBytes) {
    this.in = in;
    this.buffer = new byte[bufferBytes];
  }

  /** What a block came to. */
  public enum BlockState {
    /** Sealed bytes, record and padding are exactly those the journal names. */
    INTACT,
    /** The sealed bytes are not those the record names (clause T2). */
    SEALED_DIFFERS,
    /** The record behind them is not the journal's (clause T4). */
    RECORD_DIFFERS,
    /** The padding is not zero (clause T3). */
    PADDING_DIFFERS,
    /** The track ends within or before the block. */
    CUT
  }

  /**
   * Reads the block of a segment, which must begin here.
   *
   * @throws IllegalArgumentException if it does not begin here
   */
  public BlockState block(StoredRecord record) throws IOException {
    Segment segment = (Segment) record.entry();
    if (segment.at().offset() != position) {
      throw new IllegalArgumentException(
          "record " + record.n() + " is not at " + position + " but " + segment.at().offset());
    }
    MessageDigest sha256 = Digest.algorithm();
    if (!digest(segment.sealed().bytes(), sha256)) {
      return BlockState.CUT;
    }
    Digest found = Digest.fromBytes(sha256.digest());
    byte[] expected = TrackFormat.tail(record);
    byte[] tail = in.readNBytes(expected.length);
    position += tail.length;
    return state(found.equals(segment.sealed().digest()), expected, tail, record.note().length());
  }

  private static BlockState state(
      boolean sealedSame, byte[] expected, byte[] tail, int recordLength) {
    if (tail.length < expected.length) {
      return BlockState.CUT;
    }
    if (!sealedSame) {
      return BlockState.SEALED_DIFFERS;
    }
    if (!Arrays.equals(expected, 0, recordLength, tail, 0, recordLength)) {
      return BlockState.RECORD_DIFFERS;
    }
    return Arrays.equals(expected, tail) ? BlockState.INTACT : BlockState.PADDING_DIFFERS;
  }

  private boolean digest(long length, MessageDigest sha256) throws IOException {
    long rest = length;
    while (rest > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
      if (read < 0) {
        return false;
      }
      sha256.update(buffer, 0, read);
      position += read;
      rest -= read;
    }
    return true;
  }

  /**
   * Passes over bytes that no record names; answers how many there were, at most {@code length}.
   */
  public long skip(long length) throws IOException {
    long rest = length;
    while (rest > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
      if (read < 0) {
        break;
      }
      position += read;
      rest -= read;
    }
    return length - rest;
  }

  /** Bytes read so far. */
  public long position() {
    return position;
  }
}

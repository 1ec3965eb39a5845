package io.shuijing.evidence.track;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Blob;
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

  /**
   * Reads on in the middle of a track.
   *
   * @param in begins there
   */
  public static TrackReader from(long position, InputStream in) {
    TrackReader reader = new TrackReader(in);
    reader.position = position;
    return reader;
  }

  /**
   * A block as the journal names it.
   *
   * @param offset where it begins
   * @param record digest of the record as stored
   * @param recordBytes length of the record as stored
   */
  public record Block(long offset, Blob sealed, Digest record, int recordBytes) {

    /** The block of a segment with this record. */
    public static Block of(StoredRecord record) {
      Segment segment = (Segment) record.entry();
      return new Block(
          segment.at().offset(), segment.sealed(), record.digest(), record.note().length());
    }

    /** Length of the whole block. */
    public long length() {
      return TrackFormat.blockLength(sealed.bytes(), recordBytes);
    }
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
    return block(Block.of(record));
  }

  /**
   * Reads a block, which must begin here.
   *
   * @throws IllegalArgumentException if it does not begin here
   */
  public BlockState block(Block block) throws IOException {
    if (block.offset() != position) {
      throw new IllegalArgumentException(
          "the block is not at " + position + " but at " + block.offset());
    }
    MessageDigest sha256 = Digest.algorithm();
    if (!digest(block.sealed().bytes(), sha256)) {
      return BlockState.CUT;
    }
    Digest found = Digest.fromBytes(sha256.digest());
    int tailBytes = Math.toIntExact(block.length() - block.sealed().bytes());
    byte[] tail = in.readNBytes(tailBytes);
    position += tail.length;
    if (tail.length < tailBytes) {
      return BlockState.CUT;
    }
    return found.equals(block.sealed().digest())
        ? tailState(block, tail)
        : BlockState.SEALED_DIFFERS;
  }

  private static BlockState tailState(Block block, byte[] tail) {
    if (!Digest.of(Arrays.copyOf(tail, block.recordBytes())).equals(block.record())) {
      return BlockState.RECORD_DIFFERS;
    }
    for (int i = block.recordBytes(); i < tail.length; i++) {
      if (tail[i] != 0) {
        return BlockState.PADDING_DIFFERS;
      }
    }
    return BlockState.INTACT;
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

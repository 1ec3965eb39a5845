package io.shuijing.evidence.track;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.StoredRecord;
import java.util.Locale;

/** Where things stand in a track (clauses T1 to T5). */
public final class TrackFormat {
  /** Blocks begin at multiples of this. */
  public static final int ALIGNMENT = Segment.ALIGNMENT;

  /** A track grows no longer. */
  public static final long MAX_TRACK_BYTES = Segment.MAX_TRACK_BYTES;

  /** A sealed segment is not longer. */
  public static final int MAX_SEALED_BYTES = Segment.MAX_BYTES;

  private TrackFormat() {}

  /** Name of a track in its session's folder, such as {@code av-0001.track}; counted from 1. */
  public static String fileName(Stream stream, int number) {
    if (number < 1 || number > 9999) {
      throw new IllegalArgumentException("no track " + number);
    }
    return String.format(Locale.ROOT, "%s-%04d.track", stream.word(), number);
  }

  /** Folder of a session's tracks, such as {@code sessions/37-3}. */
  public static String folder(SessionId session) {
    return "sessions/" + session;
  }

  /** Path of the track that a segment lies in. */
  public static String path(Segment segment) {
    return folder(segment.session()) + "/" + segment.at().file();
  }

  /** Length of a block. */
  public static long blockLength(long sealedBytes, long recordBytes) {
    long used = sealedBytes + recordBytes;
    return (used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Length of the block of a segment with this record. */
  public static long blockLength(StoredRecord record) {
    return blockLength(((Segment) record.entry()).sealed().bytes(), record.note().length());
  }

  /** What follows the sealed bytes in a block: the record as stored and the padding. */
  public static byte[] tail(StoredRecord record) {
    Segment segment = (Segment) record.entry();
    byte[] note = record.note().bytes();
    long length = blockLength(segment.sealed().bytes(), note.length) - segment.sealed().bytes();
    byte[] tail = new byte[Math.toIntExact(length)];
    System.arraycopy(note, 0, tail, 0, note.length);
    return tail;
  }
}

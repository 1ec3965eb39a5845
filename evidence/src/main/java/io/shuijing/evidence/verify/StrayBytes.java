package io.shuijing.evidence.verify;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.track.TrackScan;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Takes bytes that no record names and looks for signed records in them (clauses V17, V45): they
 * may show that the journal's tail was cut or that there are two histories. What is written to it
 * passes by once.
 */
final class StrayBytes extends OutputStream {
  /** Records are looked for at so many places, and up to this length: a bound on the work. */
  static final int MAX_PLACES = 4096;

  private static final int MAX_RECORD_BYTES = 16 * 1024;

  private final Rivals rivals;
  private final Where begin;
  private final Findings findings;
  private final byte[] window = new byte[2 * Note.MAX_BYTES];
  private int filled;
  private int searched;
  private long windowStart;
  private long total;
  private long declared;
  private int places;

  /** For bytes that begin at a place of a file. */
  StrayBytes(Rivals rivals, Where begin, Findings findings) {
    this.rivals = rivals;
    this.begin = begin;
    this.findings = findings;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    total += length;
    int from = offset;
    int rest = length;
    while (rest > 0) {
      if (filled == window.length) {
        search(filled - MAX_RECORD_BYTES);
        slide();
      }
      int part = Math.min(rest, window.length - filled);
      System.arraycopy(bytes, from, window, filled, part);
      filled += part;
      from += part;
      rest -= part;
    }
  }

  private void slide() {
    System.arraycopy(window, searched, window, 0, filled - searched);
    filled -= searched;
    windowStart += searched;
    searched = 0;
  }

  // a record that begins before the limit lies whole within the window
  private void search(int limit) {
    int at = TrackScan.find(window, searched, filled);
    while (at >= 0 && at < limit && places < MAX_PLACES) {
      places++;
      Optional<StoredRecord> found =
          TrackScan.recordAt(window, at, Math.min(filled, at + MAX_RECORD_BYTES));
      if (found.isPresent()) {
        take(found.get(), windowStart + at);
      }
      at = TrackScan.find(window, at + 1, filled);
    }
    searched = Math.max(searched, limit);
  }

  private void take(StoredRecord record, long at) {
    Where where = begin.behind(at).at(record.record().moment().wall());
    rivals.inFile(record, where).ifPresent(findings::add);
    if (rivals.isAbandoned(record) && endsBlock(record, at)) {
      declared += TrackFormat.blockLength(record);
    }
  }

  private boolean endsBlock(StoredRecord record, long at) {
    return record.entry() instanceof Segment segment
        && segment.at().offset() == begin.offset().orElse(0) + declared
        && segment.sealed().bytes() == at - declared;
  }

  /** All bytes have been written; answers whether there were any that nothing explains. */
  boolean finish() {
    search(filled);
    return total > declared;
  }

  long total() {
    return total;
  }
}

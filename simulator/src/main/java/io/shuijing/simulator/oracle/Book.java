package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it stands on a shelf.
 *
 * @param records whole ones in their order
 * @param damagedBytes bytes that are no record
 */
public record Book(List<StoredRecord> records, long damagedBytes) {

  /** The journal at a path; without records if there is none. */
  public static Book read(Shelf shelf, String path) throws IOException {
    List<StoredRecord> records = new ArrayList<>();
    long damaged = 0;
    JournalReader reader = new JournalReader(new ByteArrayInputStream(shelf.bytes(path)));
    while (true) {
      switch (reader.next()) {
        case JournalReader.Whole whole -> records.add(whole.record());
        case JournalReader.Damaged piece -> damaged += piece.length();
        case JournalReader.End _ -> {
          return new Book(List.copyOf(records), damaged);
        }
      }
    }
  }

  /** The record with a number, if it stands there. */
  Optional<StoredRecord> record(long n) {
    if (n < records.size() && records.get((int) n).n() == n) {
      return Optional.of(records.get((int) n));
    }
    return records.stream().filter(record -> record.n() == n).findFirst();
  }

  /** Digest of the sealed bytes of a segment in a track; empty if they are not all there. */
  static Optional<Digest> sealed(byte[] track, Segment segment) {
    long end = segment.at().offset() + segment.sealed().bytes();
    return end > track.length
        ? Optional.empty()
        : Optional.of(Digest.of(Arrays.copyOfRange(track, (int) segment.at().offset(), (int) end)));
  }
}

package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it stands on a shelf.
 *
 * @param records whole ones in their order
 * @param damagedBytes bytes that are no record
 */
public record Book(List<StoredRecord> records, long damagedBytes) {

  private static final int KEPT = 4;

  // Journals only grow, and all oracles look at the same few: parsing them was most of a shift.
  private static final ThreadLocal<Deque<Parsed>> RECENT = ThreadLocal.withInitial(ArrayDeque::new);

  private record Parsed(byte[] bytes, Book book) {
    boolean begins(byte[] other) {
      return book.damagedBytes == 0
          && bytes.length <= other.length
          && Arrays.equals(bytes, 0, bytes.length, other, 0, bytes.length);
    }
  }

  /** The journal at a path; without records if there is none. */
  public static Book read(Shelf shelf, String path) throws IOException {
    byte[] bytes = shelf.bytes(path);
    Deque<Parsed> recent = RECENT.get();
    Parsed before =
        recent.stream()
            .filter(parsed -> parsed.begins(bytes))
            .max(Comparator.comparingInt(parsed -> parsed.bytes().length))
            .orElse(new Parsed(new byte[0], new Book(List.of(), 0)));
    if (before.bytes().length == bytes.length) {
      return before.book();
    }
    Book book = read(before, bytes);
    recent.addFirst(new Parsed(bytes, book));
    if (recent.size() > KEPT) {
      recent.removeLast();
    }
    return book;
  }

  /** What some bytes hold. */
  static Book of(byte[] bytes) throws IOException {
    return read(new Parsed(new byte[0], new Book(List.of(), 0)), bytes);
  }

  private static Book read(Parsed before, byte[] bytes) throws IOException {
    List<StoredRecord> records = new ArrayList<>(before.book().records());
    long damaged = 0;
    int from = before.bytes().length;
    JournalReader reader =
        new JournalReader(new ByteArrayInputStream(bytes, from, bytes.length - from));
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

  /** Whether this very record stands there. */
  boolean holds(StoredRecord record) {
    return record(record.n()).filter(r -> r.digest().equals(record.digest())).isPresent();
  }

  /** Digest of the sealed bytes of a segment in a track; empty if they are not all there. */
  static Optional<Digest> sealed(byte[] track, Segment segment) {
    long end = segment.at().offset() + segment.sealed().bytes();
    return end > track.length
        ? Optional.empty()
        : Optional.of(Digest.of(Arrays.copyOfRange(track, (int) segment.at().offset(), (int) end)));
  }
}

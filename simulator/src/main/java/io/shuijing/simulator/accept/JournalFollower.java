package io.shuijing.simulator.accept;

import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.ProtocolBroken;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.transfer.Answer.JournalState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The recorder's journal as it grows; a copy of it lies in a file. */
final class JournalFollower {
  private static final long PIECE_BYTES = 1 << 20;
  private static final long LOOK_AGAIN_MS = 150;

  private final Dockside dock;
  private final Path file;
  private final List<StoredRecord> records = new ArrayList<>();
  private final List<Long> seenNanos = new ArrayList<>();

  JournalFollower(Dockside dock, Path file) {
    this.dock = dock;
    this.file = file;
  }

  /** Reads what is new. */
  void catchUp() throws IOException {
    long begun = System.nanoTime();
    while (true) {
      JournalState head = dock.ask(Conversation::describe).head();
      if (head.records() < records.size()) {
        throw new ProtocolBroken(
            "its journal had " + records.size() + " records, now it has " + head.records());
      }
      if (head.records() == records.size()) {
        return;
      }
      long from = records.size();
      take(dock.ask(talk -> talk.readJournal(from, PIECE_BYTES)).bytes(), begun);
    }
  }

  private void take(byte[] bytes, long nanos) throws IOException {
    int before = records.size();
    JournalReader reader = new JournalReader(new ByteArrayInputStream(bytes));
    JournalReader.Piece piece = reader.next();
    while (piece instanceof JournalReader.Whole whole) {
      records.add(whole.record());
      seenNanos.add(nanos);
      piece = reader.next();
    }
    if (records.size() == before) {
      throw new ProtocolBroken("what it gave as journal is none");
    }
    Files.createDirectories(file.getParent());
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (StoredRecord record : records.subList(before, records.size())) {
        out.write(record.inJournal());
      }
    }
  }

  long size() {
    return records.size();
  }

  List<StoredRecord> records() {
    return List.copyOf(records);
  }

  /** Entries of a kind, from a record on. */
  <E extends Entry> Stream<E> entries(long from, Class<E> kind) {
    return records.stream()
        .skip(from)
        .map(StoredRecord::entry)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** When this program saw a record, on its steady clock: never before it was durable. */
  long seenNanos(long n) {
    return seenNanos.get((int) n);
  }

  /** Waits for a record from a number on; empty if it does not come in time. */
  Optional<StoredRecord> await(long from, Predicate<Entry> wanted, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      catchUp();
      Optional<StoredRecord> found =
          records.stream().skip(from).filter(record -> wanted.test(record.entry())).findFirst();
      if (found.isPresent() || System.nanoTime() > deadline) {
        return found;
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }
}

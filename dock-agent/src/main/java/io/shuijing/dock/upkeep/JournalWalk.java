package io.shuijing.dock.upkeep;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry.Tree;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.Damaged;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.track.TrackReader.Block;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a journal of the archive from its beginning: its chain, its root where the log speaks of
 * it, and which blocks each track has.
 */
final class JournalWalk {
  private final Optional<Tree> logged;
  private final Tracks tracks;
  private final SortedMap<String, Track> open = new TreeMap<>();
  private JournalHead head;
  private Optional<String> wrong = Optional.empty();

  /**
   * @param logged the largest journal of this recorder that the log speaks of
   */
  JournalWalk(Name recorder, Optional<Tree> logged, Tracks tracks) {
    this.head = JournalHead.empty(recorder);
    this.logged = logged;
    this.tracks = tracks;
  }

  /**
   * A track as the journal names it.
   *
   * @param numbers of the blocks' records
   */
  record Track(String path, List<Block> blocks, List<Long> numbers) {
    /** Length that it has at least. */
    long bytes() {
      return blocks.stream().mapToLong(block -> block.offset() + block.length()).max().orElse(0);
    }

    /** As far as it is there: of what lies behind that nobody has promised anything yet. */
    Track within(Volume volume, String path) throws HardwareFault {
      long length = WholeFile.sizeOf(volume, path);
      int held = 0;
      while (held < blocks.size()
          && blocks.get(held).offset() + blocks.get(held).length() <= length) {
        held++;
      }
      return new Track(this.path, blocks.subList(0, held), numbers.subList(0, held));
    }
  }

  /** Who is told of each track once no further block of it can come. */
  interface Tracks {
    void track(Track track) throws IOException;
  }

  /** Reads all of it; what is wrong with it is in {@link #wrong}. */
  void read(InputStream in) throws IOException {
    JournalReader reader = new JournalReader(in);
    while (wrong.isEmpty()) {
      switch (reader.next()) {
        case Whole(StoredRecord record, long _, long _) -> next(record);
        case Damaged damaged -> {
          if (head.size() >= promised()) { // of a tail nobody has promised anything yet
            close();
            return;
          }
          wrong = Optional.of("damaged at byte " + damaged.offset() + ", in record " + head.size());
        }
        case End _ -> {
          end();
          return;
        }
      }
    }
    close();
  }

  private long promised() {
    return logged.map(Tree::size).orElse(0L);
  }

  private void next(StoredRecord record) throws IOException {
    if (!head.isContinuedBy(record)) {
      wrong = Optional.of("record " + record.n() + " does not continue the one before");
      return;
    }
    head = head.after(record);
    if (logged.isPresent()
        && logged.get().size() == head.size()
        && !logged.get().root().equals(head.root())) {
      wrong = Optional.of("its first " + head.size() + " records are others than the log says");
    }
    if (record.entry() instanceof Segment segment) {
      Track track =
          open.computeIfAbsent(
              TrackFormat.path(segment),
              path -> new Track(path, new ArrayList<>(), new ArrayList<>()));
      track.blocks().add(Block.of(record));
      track.numbers().add(record.n());
    } else if (record.entry() instanceof Entry.SessionOpen) {
      close(); // one session at a time
    }
  }

  private void end() throws IOException {
    close();
    if (wrong.isEmpty() && head.size() < promised()) {
      wrong = Optional.of("it has " + head.size() + " records, the log speaks of " + promised());
    }
  }

  private void close() throws IOException {
    for (Track track : open.values()) {
      tracks.track(track);
    }
    open.clear();
  }

  /** What is wrong with it, in one line. */
  Optional<String> wrong() {
    return wrong;
  }
}

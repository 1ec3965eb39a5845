package io.shuijing.simulator.adversary;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.simulator.oracle.Shelf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a recorder's folder.
 *
 * @param files by their paths in it
 */
public record Image(SortedMap<String, byte[]> files) implements Shelf {
  static final String JOURNAL = "journal";

  /** Keeps its own map. */
  public Image {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** What stands in a folder of a shelf. */
  public static Image of(Shelf shelf, String prefix) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String path : shelf.paths()) {
      if (path.startsWith(prefix)) {
        files.put(path.substring(prefix.length()), shelf.bytes(path));
      }
    }
    return new Image(files);
  }

  /** A whole record and where it stands in the journal. */
  record Placed(StoredRecord record, int from, int to) {}

  /** Whole records of the journal, in the order in which they stand there. */
  List<Placed> records() {
    List<Placed> records = new ArrayList<>();
    JournalReader reader = new JournalReader(new ByteArrayInputStream(bytes(JOURNAL)));
    try {
      JournalReader.Piece piece = reader.next();
      while (!(piece instanceof JournalReader.End)) {
        if (piece instanceof JournalReader.Whole(StoredRecord record, long offset, long length)) {
          records.add(new Placed(record, (int) offset, (int) (offset + length)));
        }
        piece = reader.next();
      }
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory", e);
    }
    return records;
  }

  /** Records of segments whose bytes are there. */
  List<StoredRecord> segments() {
    return records().stream()
        .map(Placed::record)
        .filter(record ->
            record.entry() instanceof Segment segment
                && endOf(segment) <= length(TrackFormat.path(segment)))
        .toList();
  }

  static long endOf(Segment segment) {
    return segment.at().offset() + segment.sealed().bytes();
  }

  /** Tracks that some segment names. */
  List<String> tracks() {
    return segments().stream()
        .map(record -> TrackFormat.path((Segment) record.entry()))
        .distinct()
        .toList();
  }

  Image with(String path, byte[] content) {
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    changed.put(path, content);
    return new Image(changed);
  }

  Image without(String path) {
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    changed.remove(path);
    return new Image(changed);
  }

  @Override
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  @Override
  public byte[] bytes(String path) {
    return files.getOrDefault(path, new byte[0]);
  }

  @Override
  public long length(String path) {
    return bytes(path).length;
  }

  @Override
  public boolean isSound() {
    return true;
  }

  @Override
  public InputStream open(String path) {
    return new ByteArrayInputStream(bytes(path));
  }
}

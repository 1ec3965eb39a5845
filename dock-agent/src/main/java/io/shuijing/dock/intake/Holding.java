package io.shuijing.dock.intake;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.JournalCopy;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Frontier;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.Damaged;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the office holds of one recorder. Read from the archive when it is opened; of a journal of
 * years only its end and the places of segments that are not held are kept in memory.
 */
public final class Holding implements AutoCloseable {
  /** What an officer's double press says. */
  private static final String IMPORTANT = "important";

  private final Archive archive;
  private final Name recorder;
  private final JournalCopy copy;
  private final SortedMap<String, List<Placed>> awaited = new TreeMap<>();
  private JournalHead head;
  private long journalBytes;
  private long cosignedBelow;
  private boolean news;
  private boolean sound = true;
  private final Set<String> important = new HashSet<>();
  private List<String> lastAssignments = List.of();
  private String lookedUp = "";
  private OptionalLong lookedUpSize = OptionalLong.empty();

  private Holding(Archive archive, Name recorder, JournalCopy copy) {
    this.archive = archive;
    this.recorder = recorder;
    this.copy = copy;
    this.head = JournalHead.empty(recorder);
  }

  /** A record of a segment that is not held: its number, and where it stands in the copy. */
  private record Placed(long n, long at, int length) {}

  /**
   * Opens what the office holds. Records whose writing was cut off are dropped from the copy: no
   * cosignature and no receipt names them, the recorder still has them.
   *
   * @throws HardwareFault {@code damaged} if the copy is not what was once promised
   */
  public static Holding open(Archive archive, Name recorder) throws IOException {
    JournalCopy copy = archive.journal(recorder);
    Holding holding = new Holding(archive, recorder, copy);
    try {
      holding.cosignedBelow = lastOf(archive.checkpoints(recorder));
      long promised = Math.max(holding.cosignedBelow, lastOf(archive.receipts(recorder)));
      copy.writeAnew(holding.readCopy(promised));
      return holding;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static long lastOf(List<Long> sizes) {
    return sizes.isEmpty() ? 0 : sizes.getLast();
  }

  // What stands behind the last cosigned or receipted record was perhaps never flushed. Gives where
  // that part ends.
  private long readCopy(long promised) throws IOException {
    JournalReader reader = new JournalReader(new JournalStream(copy));
    long promisedBytes = 0;
    while (true) {
      promisedBytes = head.size() <= promised ? journalBytes : promisedBytes;
      switch (reader.next()) {
        case Whole(StoredRecord record, long _, long length) when head.isContinuedBy(record) ->
            remember(record, (int) length);
        case Whole(StoredRecord record, long _, long _) -> {
          cutBack(promised, "record " + record.n() + " does not continue the one before");
          return promisedBytes;
        }
        case Damaged(byte[] _, long offset, Malformed reason) -> {
          cutBack(promised, "at byte " + offset + ": " + reason.getMessage());
          return promisedBytes;
        }
        case End _ -> {
          if (head.size() < promised) {
            throw damaged("it has " + head.size() + " records, promised are " + promised);
          }
          return promisedBytes;
        }
      }
    }
  }

  private void cutBack(long promised, String why) throws HardwareFault {
    if (head.size() < promised) {
      throw damaged(why);
    }
    copy.cutBack(journalBytes);
  }

  private HardwareFault damaged(String how) {
    return new HardwareFault(
        "store",
        "damaged",
        "the office's copy of the journal of "
            + recorder
            + " is damaged, "
            + how
            + "; put it back from a backup, then check it with ./shuijing verify");
  }

  private void remember(StoredRecord record, int length) throws HardwareFault {
    head = head.after(record);
    if (record.entry() instanceof Segment segment && !isArchived(record, segment)) {
      awaited
          .computeIfAbsent(TrackFormat.path(segment), _ -> new ArrayList<>())
          .add(new Placed(record.n(), journalBytes, length));
    }
    if (record.entry() instanceof Entry.CheckOut out) {
      lastAssignments = out.assignments();
    }
    if (record.entry() instanceof Entry.Mark mark && mark.kind().equals(IMPORTANT)) {
      important.add(TrackFormat.folder(mark.session()));
    }
    news |= record.n() >= cosignedBelow && !(record.entry() instanceof Entry.Alive);
    journalBytes += length;
  }

  private boolean isArchived(StoredRecord record, Segment segment) throws HardwareFault {
    long end = segment.at().offset() + TrackFormat.blockLength(record);
    OptionalLong size = archivedSize(TrackFormat.path(segment));
    return size.isPresent() && size.getAsLong() >= end;
  }

  private OptionalLong archivedSize(String path) throws HardwareFault {
    if (!path.equals(lookedUp)) { // records of one track stand together
      lookedUpSize = archive.size(ObjectKey.track(recorder, path));
      lookedUp = path;
    }
    return lookedUpSize;
  }

  /** The end of the journal's copy. */
  public JournalHead head() {
    return head;
  }

  /**
   * Lets the copy grow by records that continue it and were verified.
   *
   * @param bytes these records as they stand in the journal
   */
  void add(List<StoredRecord> records, byte[] bytes) throws HardwareFault {
    int length = records.stream().mapToInt(Holding::lengthOf).sum();
    sound = false;
    copy.append(bytes, 0, length);
    for (StoredRecord record : records) {
      remember(record, lengthOf(record));
    }
    sound = true;
  }

  private static int lengthOf(StoredRecord record) {
    return record.note().length() + 1;
  }

  /** Makes the copy durable. */
  void flush() throws HardwareFault {
    sound = false;
    copy.flush();
    sound = true;
  }

  /** Whether what is in memory is what stands in the copy: not so after a fault of the store. */
  public boolean isSound() {
    return sound;
  }

  /** Whether there are records beside {@code alive} that this dock has not cosigned. */
  boolean hasNews() {
    return news;
  }

  void cosigned() {
    news = false;
    cosignedBelow = head.size();
  }

  /** The segments of a track that the office does not hold, in the journal's order. */
  List<StoredRecord> awaited(String path) throws IOException {
    List<StoredRecord> records = new ArrayList<>();
    for (Placed placed : awaited.getOrDefault(path, List.of())) {
      byte[] bytes = new byte[placed.length() - 1];
      int read = copy.read(placed.at(), bytes, 0, bytes.length);
      try {
        if (read != bytes.length) {
          throw damaged("it became shorter");
        }
        records.add(StoredRecord.parse(bytes));
      } catch (Malformed e) {
        throw damaged("record " + placed.n() + " reads otherwise than before: " + e.getMessage());
      }
    }
    return records;
  }

  /** Length of a track in the archive, whatever the journal names of it. */
  OptionalLong archivedBytes(String path) throws HardwareFault {
    return archivedSize(path);
  }

  /** Length of a track in the archive, if all segments that the journal names of it are there. */
  OptionalLong heldBytes(String path) throws HardwareFault {
    return awaited.containsKey(path) ? OptionalLong.empty() : archivedSize(path);
  }

  /** What the archive has is not known any more; it is to be opened anew. */
  void doubt() {
    sound = false;
  }

  /** A track with all its awaited segments is in the archive now. */
  void held(String path) {
    awaited.remove(path);
    lookedUp = "";
  }

  /** Numbers of the segments that the office does not hold, ascending. */
  List<Long> missing() {
    return awaited.values().stream().flatMap(List::stream).map(Placed::n).sorted().toList();
  }

  /** Root of the tree over the first {@code size} records. */
  Digest rootAt(long size) throws IOException {
    if (size == head.size()) {
      return head.root();
    }
    Frontier tree = Frontier.EMPTY;
    JournalReader reader = new JournalReader(new JournalStream(copy));
    while (tree.size() < size) {
      if (!(reader.next() instanceof Whole(StoredRecord record, long _, long _))) {
        throw damaged("it became shorter");
      }
      tree = tree.plus(record.note().bytes());
    }
    return tree.root();
  }

  /** Whether an officer has marked the session of a track as important. */
  public boolean isImportant(String path) {
    return important.contains(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
  }

  /** Length of the journal's copy. */
  public long journalBytes() {
    return journalBytes;
  }

  /** With which assignments it went out last. */
  public List<String> lastAssignments() {
    return lastAssignments;
  }

  @Override
  public void close() {
    copy.close();
  }
}

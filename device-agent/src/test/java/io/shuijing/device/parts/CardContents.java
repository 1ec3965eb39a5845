package io.shuijing.device.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.track.TrackReader;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands on a card, read by the public readers and checked link by link. */
public final class CardContents {
  private final Volume card;
  private final List<StoredRecord> records;

  private CardContents(Volume card, List<StoredRecord> records) {
    this.card = card;
    this.records = records;
  }

  /** Reads a card; every record must be whole, signed, and continue the one before. */
  public static CardContents of(Volume card) throws HardwareFault {
    return of(card, Samples.RECORDER_KEY.key());
  }

  /** As above, with another key. */
  public static CardContents of(Volume card, VerifierKey key) throws HardwareFault {
    List<StoredRecord> records = new ArrayList<>();
    JournalHead head = JournalHead.empty(Samples.RECORDER);
    JournalReader reader = new JournalReader(new ByteArrayInputStream(bytes(card, "journal")));
    JournalReader.Piece piece = next(reader);
    while (!(piece instanceof JournalReader.End)) {
      assertThat(piece).isInstanceOf(JournalReader.Whole.class);
      StoredRecord record = ((JournalReader.Whole) piece).record();
      assertThat(head.isContinuedBy(record)).as("record %s continues", record.n()).isTrue();
      assertThat(record.note().standing(List.of(key))).isEqualTo(Note.Standing.GOOD);
      head = head.after(record);
      records.add(record);
      piece = next(reader);
    }
    return new CardContents(card, records);
  }

  private static JournalReader.Piece next(JournalReader reader) {
    try {
      return reader.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All records. */
  public List<StoredRecord> records() {
    return List.copyOf(records);
  }

  /** Words for what happened, in order. */
  public List<String> types() {
    return records.stream().map(record -> record.record().type()).toList();
  }

  /** Entries of one kind, in order. */
  public <E extends Entry> List<E> entries(Class<E> kind) {
    return records.stream()
        .map(StoredRecord::entry)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Every segment's block is whole, and nothing stands in a track but blocks. */
  public CardContents tracksAreWhole() throws HardwareFault {
    for (Map.Entry<String, List<StoredRecord>> track : segmentsByTrack().entrySet()) {
      if (card.exists(track.getKey())) {
        trackIsWhole(track.getKey(), track.getValue());
      }
    }
    return this;
  }

  private void trackIsWhole(String path, List<StoredRecord> segments) throws HardwareFault {
    try (VolumeFile file = card.open(path)) {
      TrackReader reader = new TrackReader(FileBytes.all(file).stream());
      for (StoredRecord segment : segments) {
        assertThat(reader.block(segment))
            .as("%s, record %s", path, segment.n())
            .isEqualTo(TrackReader.BlockState.INTACT);
      }
      assertThat(reader.position()).as("bytes in %s", path).isEqualTo(file.size());
    } catch (HardwareFault e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Segment records by the path of their track. */
  public Map<String, List<StoredRecord>> segmentsByTrack() {
    Map<String, List<StoredRecord>> tracks = new LinkedHashMap<>();
    for (StoredRecord record : records) {
      if (record.entry() instanceof Segment segment) {
        tracks.computeIfAbsent(TrackFormat.path(segment), _ -> new ArrayList<>()).add(record);
      }
    }
    return tracks;
  }

  /** All bytes of a file. */
  public static byte[] bytes(Volume card, String path) throws HardwareFault {
    try (VolumeFile file = card.open(path)) {
      byte[] all = new byte[Math.toIntExact(file.size())];
      if (all.length > 0) {
        assertThat(file.read(0, all, 0, all.length)).isEqualTo(all.length);
      }
      return all;
    }
  }
}

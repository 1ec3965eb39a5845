package io.shuijing.simulator.demo;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Prompt;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.SessionOpen;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an archive's journal says of the shift. */
record Recorded(List<StoredRecord> records) {

  static Recorded read(Path archive) throws IOException, StationFailed {
    List<StoredRecord> records = new ArrayList<>();
    try (InputStream in = Files.newInputStream(archive.resolve("journal"))) {
      JournalReader reader = new JournalReader(in);
      while (true) {
        switch (reader.next()) {
          case JournalReader.Whole whole -> records.add(whole.record());
          case JournalReader.Damaged damaged ->
              throw new StationFailed("journal: " + damaged.reason().getMessage());
          case JournalReader.End _ -> {
            return new Recorded(records);
          }
        }
      }
    }
  }

  /** The records of the segments of sound and pictures. */
  List<StoredRecord> segments() {
    return records.stream().filter(r -> r.record().type().equals("segment")).toList();
  }

  SessionId session() throws StationFailed {
    return first(SessionOpen.class)
        .map(SessionOpen::session)
        .orElseThrow(() -> new StationFailed("the journal has no session"));
  }

  Optional<Prompt> prompt() {
    return first(Prompt.class);
  }

  private <E extends Entry> Optional<E> first(Class<E> type) {
    return records.stream()
        .map(StoredRecord::entry)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  static String path(Segment segment) {
    return TrackFormat.path(segment);
  }
}

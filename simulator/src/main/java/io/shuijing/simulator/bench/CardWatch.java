package io.shuijing.simulator.bench;

import io.shuijing.evidence.cli.EntryWords;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.Piece;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.journal.JournalRecord;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.evidence.verify.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the journal on the card as it grows. */
final class CardWatch {
  private final Path journal;
  private final Sight sight;
  private final Strip strip;
  private long readTo;

  CardWatch(Path card, Sight sight, Strip strip) {
    this.journal = card.resolve("journal");
    this.sight = sight;
    this.strip = strip;
  }

  /** Another card is in: read it from its start. */
  synchronized void begin() {
    readTo = 0;
  }

  /** Tells what is new. */
  synchronized void look() {
    try (InputStream in = Files.newInputStream(journal)) {
      if (Files.size(journal) < readTo) {
        readTo = 0; // its torn tail was put apart, and it was written anew
      }
      in.skipNBytes(readTo);
      JournalReader reader = new JournalReader(in);
      for (Piece piece = reader.next(); piece instanceof Whole whole; piece = reader.next()) {
        readTo += whole.length();
        tell(whole.record().record());
      }
    } catch (NoSuchFileException _) {
      // the next record will bring it
    } catch (IOException e) {
      strip.add("refused", Map.of("why", "the journal cannot be read: " + e.getMessage()));
    }
  }

  private void tell(JournalRecord record) {
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("n", record.n());
    what.put("type", record.type());
    what.put("wall", record.moment().wall().toString());
    what.put("source", record.moment().source().word());
    record.moment().uncertaintyMs().ifPresent(ms -> what.put("uncertainty", ms));
    what.put("zh", EntryWords.of(record.entry(), Language.ZH));
    what.put("en", EntryWords.of(record.entry(), Language.EN));
    switch (record.entry()) {
      case Entry.Alive(_, long freeBytes, var battery) -> {
        what.put("free", freeBytes);
        battery.ifPresent(permille -> what.put("battery", permille));
      }
      case Entry.Segment segment -> sight.see(segment).ifPresent(seen -> put(what, seen));
      default -> {}
    }
    strip.add("record", what);
  }

  private static void put(Map<String, Object> what, Telemetry seen) {
    what.put("picture", true);
    seen.batteryPermille().ifPresent(permille -> what.put("battery", permille));
    what.put(
        "place",
        seen.place()
            .map(at -> at.latitudeMicrodegrees() / 1e6 + ", " + at.longitudeMicrodegrees() / 1e6)
            .orElse(""));
  }
}

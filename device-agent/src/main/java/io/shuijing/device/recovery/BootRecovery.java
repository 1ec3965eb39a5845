package io.shuijing.device.recovery;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.device.journal.Journal;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.recovery.JournalLedger.OpenSession;
import io.shuijing.evidence.recovery.JournalLedger.Track;
import io.shuijing.evidence.recovery.Rejoined;
import io.shuijing.evidence.recovery.TrackCursor;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.tinylog.Logger;

/** Brings a card in order after whatever ended the last run; see the package. */
public final class BootRecovery {
  /** More lost tracks than these are only logged. */
  private static final int MAX_TOLD = 8;

  private final Volume card;
  private final Journal journal;
  private final List<VerifierKey> keys;
  private final Predicate<Track> mayHaveBeenFreed;
  private final Orphans orphans;

  private BootRecovery(
      Volume card, Journal journal, List<VerifierKey> keys, Predicate<Track> mayHaveBeenFreed) {
    this.card = card;
    this.journal = journal;
    this.keys = keys;
    this.mayHaveBeenFreed = mayHaveBeenFreed;
    this.orphans = new Orphans(card, journal.boot());
  }

  /**
   * Does all that a start needs. Behind it the journal ends with a {@code boot} record, or with
   * what had to be said after it.
   *
   * @param genesis what record 0 says if there is none yet
   * @param mayHaveBeenFreed whether a track that is gone may be so because of a receipt
   * @throws HardwareFault {@code foreign} if the card holds another recorder's journal; else what
   *     the card says
   */
  public static void run(
      Volume card, Journal journal, Entry.Genesis genesis, Predicate<Track> mayHaveBeenFreed)
      throws HardwareFault {
    new BootRecovery(card, journal, genesis.keys(), mayHaveBeenFreed).run(genesis);
  }

  private void run(Entry.Genesis genesis) throws HardwareFault {
    refuseForeign();
    Optional<FileBytes> torn = journal.tornTail();
    if (torn.isPresent()) {
      orphans.takeJournalTail(torn.get(), journal.bytes());
      journal.cutTornTail();
    }
    Optional<HardwareFault> survived = journal.makeSure();
    if (journal.head().size() == 0) {
      journal.append(genesis);
    }
    recover();
    if (survived.isPresent()) {
      journal.tell("card", survived.get().fault(), "the journal went on in a new file");
    }
    closeOpenSession();
  }

  private void refuseForeign() throws HardwareFault {
    boolean otherKeys =
        journal.ledger().genesis().stream()
            .anyMatch(genesis -> genesis.keys().stream().noneMatch(keys::contains));
    if (!journal.found().ours() || otherKeys) {
      throw new HardwareFault(
          "card",
          "foreign",
          "the card holds the journal of another recorder or of other keys: put in this recorder's"
              + " card, or an empty one");
    }
  }

  private void recover() throws HardwareFault {
    Entry.Link found = new Entry.Link(journal.head().size() - 1, journal.head().last());
    String cause = cause();
    List<String> lost;
    int rejoined;
    try (CardTracks tracks = CardTracks.survey(card, journal.ledger(), mayHaveBeenFreed)) {
      lost = new ArrayList<>(tracks.lost());
      rejoined = rejoin(tracks.cursors());
      for (TrackCursor track : tracks.cursors()) {
        orphans.takeTrackTail(track).ifPresent(lost::add);
      }
    }
    Entry.Boot boot =
        new Entry.Boot(cause, found, rejoined, orphans.bytes(), orphans.abandoned(keys));
    journal.append(boot);
    Logger.info(
        "boot {}: {}, {} records, {} rejoined, {} bytes orphaned",
        journal.boot(),
        cause,
        journal.head().size(),
        rejoined,
        boot.orphanBytes());
    tellDamage(lost);
  }

  private String cause() {
    if (journal.ledger().endsWithGenesis()) {
      return "first";
    }
    boolean off =
        journal.ledger().last().filter(last -> last.entry() instanceof Entry.Off).isPresent();
    return off ? "after-off" : "after-loss";
  }

  private int rejoin(List<TrackCursor> tracks) throws HardwareFault {
    List<StoredRecord> records = rejoined(tracks).records();
    for (StoredRecord record : records) {
      // so far the block may be in the memory of the file system only, and count as written there
      Entry.Segment segment = (Entry.Segment) record.entry();
      try (VolumeFile track = card.open(TrackFormat.path(segment))) {
        track.writeAnew(segment.at().offset());
        track.flush();
      }
    }
    journal.append(records);
    return records.size();
  }

  private Rejoined rejoined(List<TrackCursor> tracks) throws HardwareFault {
    try {
      return Rejoined.find(journal.head(), tracks, keys);
    } catch (HardwareFault e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("only the card is read here", e);
    }
  }

  private void tellDamage(List<String> lost) throws HardwareFault {
    OptionalLong damaged = journal.found().damaged();
    if (damaged.isPresent()) {
      journal.tell("card", "damaged", "record " + damaged.getAsLong() + " is missing or wrong");
    }
    for (String track : lost) {
      Logger.error("card: {}", track);
    }
    for (String track : lost.subList(0, Math.min(lost.size(), MAX_TOLD))) {
      journal.tell("card", "lost", track);
    }
  }

  private void closeOpenSession() throws HardwareFault {
    Optional<OpenSession> open = journal.ledger().openSession();
    if (open.isPresent()) {
      OpenSession session = open.get();
      Moment now = journal.clock().moment(journal.boot());
      journal.append(new Entry.Gap(session.id(), end(session.captured()), end(now), "power-lost"));
      journal.append(
          new Entry.SessionClose(
              session.id(),
              "power-lost",
              OptionalLong.empty(),
              session.segments(),
              session.totals()));
    }
  }

  private static Entry.GapEnd end(Moment moment) {
    return new Entry.GapEnd(moment.boot(), moment.monoMs(), moment.wall());
  }
}

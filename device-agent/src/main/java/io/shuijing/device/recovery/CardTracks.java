package io.shuijing.device.recovery;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.journal.Entry.Wipe;
import io.shuijing.evidence.recovery.JournalLedger;
import io.shuijing.evidence.recovery.JournalLedger.Track;
import io.shuijing.evidence.recovery.TrackCursor;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tinylog.Logger;

/** The tracks on a card beside what the journal says of them. */
final class CardTracks implements AutoCloseable {
  private final Volume card;
  private final JournalLedger ledger;
  private final Predicate<Track> mayHaveBeenFreed;
  private final List<TrackCursor> cursors = new ArrayList<>();
  private final List<VolumeFile> open = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();

  private CardTracks(Volume card, JournalLedger ledger, Predicate<Track> mayHaveBeenFreed) {
    this.card = card;
    this.ledger = ledger;
    this.mayHaveBeenFreed = mayHaveBeenFreed;
  }

  /**
   * Looks at every track's length; opens only those that are longer than the journal says.
   *
   * @param mayHaveBeenFreed whether a track that is gone may be so because of a receipt
   */
  static CardTracks survey(Volume card, JournalLedger ledger, Predicate<Track> mayHaveBeenFreed)
      throws HardwareFault {
    CardTracks tracks = new CardTracks(card, ledger, mayHaveBeenFreed);
    tracks.longer();
    tracks.shorter();
    return tracks;
  }

  private void longer() throws HardwareFault {
    for (String session : card.folders("sessions")) {
      String folder = "sessions/" + session;
      for (String name : card.files(folder)) {
        look(folder + "/" + name);
      }
      if (card.files(folder).isEmpty() && card.folders(folder).isEmpty()) {
        card.remove(folder); // its tracks were freed, or never begun
      }
    }
  }

  private void look(String path) throws HardwareFault {
    if (!isTrack(path)) {
      Logger.warn("card: {} is no track and is left alone", path);
      return;
    }
    long known = ledger.track(path).map(Track::bytes).orElse(0L);
    VolumeFile file = card.open(path);
    if (file.size() > known) {
      open.add(file);
      PatientBytes bytes = new PatientBytes(FileBytes.all(file));
      cursors.add(new TrackCursor(path, bytes, file.size(), known));
      return;
    }
    boolean isEmpty = file.size() == 0 && known == 0;
    file.close();
    if (isEmpty) {
      card.remove(path); // created, and then nothing came of it
    }
  }

  private void shorter() throws HardwareFault {
    for (Track track : ledger.tracks()) {
      if (card.exists(track.path())) {
        long there = length(track.path());
        if (there < track.bytes()) {
          lost.add(track.path() + " is shorter than " + track.bytes());
          ledger.shorten(track.path(), there);
        }
      } else if (!mayHaveBeenFreed.test(track)) {
        gone(track);
      }
    }
  }

  private void gone(Track track) {
    long wipedBelow = ledger.lastWipe().map(Wipe::below).orElse(0L);
    if (track.lastN() >= wipedBelow) {
      lost.add(track.path() + " is gone");
    }
    ledger.forget(track.path());
  }

  private long length(String path) throws HardwareFault {
    try (VolumeFile file = card.open(path)) {
      return file.size();
    }
  }

  private static boolean isTrack(String path) {
    try {
      return Question.path(path).startsWith("sessions/");
    } catch (Malformed e) {
      Logger.debug(e, "card");
      return false;
    }
  }

  /** Tracks with bytes behind what the journal knows. */
  List<TrackCursor> cursors() {
    return cursors;
  }

  /** What is missing of what the journal says, one line each. */
  List<String> lost() {
    return lost;
  }

  @Override
  public void close() {
    open.forEach(VolumeFile::close);
  }
}

package io.shuijing.device.recovery;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.recovery.Leftovers;
import io.shuijing.evidence.recovery.TrackCursor;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/**
 * The torn tails of one start. They are counted from the quarantine itself, where an earlier
 * attempt at the same start may have put some of them.
 */
final class Orphans {
  private static final int PIECE_BYTES = 64 * 1024;

  private final Volume card;
  private final Quarantine quarantine;
  private final String prefix;

  Orphans(Volume card, long boot) {
    this.card = card;
    this.quarantine = new Quarantine(card);
    this.prefix = "b" + boot + ".";
  }

  void takeJournalTail(FileBytes tail, long from) throws HardwareFault {
    quarantine.copy(tail, prefix + "journal." + from);
  }

  /**
   * Puts what stands behind the last block of a track apart. What cannot be copied stays as it is:
   * the journal says how far the track counts.
   *
   * @return what is lost, in one line, if it cannot be read; a full card only has no room for it
   */
  Optional<String> takeTrackTail(TrackCursor track) throws HardwareFault {
    if (!track.isTorn()) {
      return Optional.empty();
    }
    try {
      String name = Quarantine.nameOf(track.path()) + "." + track.position();
      quarantine.takeTail(track.path(), track.position(), prefix + name);
      if (track.position() == 0) {
        card.remove(track.path()); // nothing of it ever counted
      }
      return Optional.empty();
    } catch (HardwareFault e) {
      boolean unreadable = e.fault().equals("io") && !isReadable(track);
      if (!unreadable && !e.fault().equals("full")) {
        throw e;
      }
      Logger.warn(e, "card: the torn tail of {} stays where it is", track.path());
      return unreadable
          ? Optional.of(track.path() + " cannot be read behind " + track.position())
          : Optional.empty();
    }
  }

  // or it was the copy that failed
  private boolean isReadable(TrackCursor track) throws HardwareFault {
    try (VolumeFile file = card.open(track.path())) {
      byte[] piece = new byte[PIECE_BYTES];
      long at = track.position();
      for (int read = 0; read >= 0; read = file.read(at, piece, 0, PIECE_BYTES)) {
        at += read;
      }
      return true;
    } catch (HardwareFault e) {
      if (e.fault().equals("io")) {
        return false;
      }
      throw e;
    }
  }

  long bytes() throws HardwareFault {
    long bytes = 0;
    for (String name : quarantine.names(prefix)) {
      try (VolumeFile orphan = card.open(Quarantine.path(name))) {
        bytes += orphan.size();
      }
    }
    return bytes;
  }

  List<Digest> abandoned(List<VerifierKey> keys) throws HardwareFault {
    List<Digest> digests = new ArrayList<>();
    for (String name : quarantine.names(prefix)) {
      try (VolumeFile orphan = card.open(Quarantine.path(name))) {
        digests.addAll(Leftovers.in(FileBytes.all(orphan), keys));
      } catch (HardwareFault e) {
        throw e;
      } catch (IOException e) {
        throw new IllegalStateException("only the card is read here", e);
      }
    }
    return List.copyOf(digests.subList(0, Math.min(digests.size(), Leftovers.MAX)));
  }
}

package io.shuijing.device.docking;

import io.shuijing.device.docking.OfficeReceipts.Accepted;
import io.shuijing.device.docking.OfficeReceipts.Rejected;
import io.shuijing.device.journal.Journal;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.recovery.JournalLedger.Track;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/**
 * The one place where anything is ever freed: receipt judged, receipt durable, files removed,
 * {@code wipe} written, in this order. If it is cut short, the next start ends it by the receipt
 * that lies on the card.
 */
public final class Receipts {
  private final Volume card;
  private final Journal journal;
  private final OfficeReceipts office;
  private final KeptNotes kept;
  private final Optional<Accepted> unfinished;

  /** Receipts on a card, under the office key that the recorder was given at enrolment. */
  public Receipts(Volume card, Journal journal, Name recorder, VerifierKey officeKey)
      throws HardwareFault {
    this.card = card;
    this.journal = journal;
    this.office = new OfficeReceipts(journal, recorder, officeKey);
    this.kept = KeptNotes.open(card, "receipts");
    this.unfinished = findUnfinished();
  }

  // the newest receipt that no wipe names
  private Optional<Accepted> findUnfinished() throws HardwareFault {
    Optional<Accepted> newest = Optional.empty();
    long below = journal.ledger().lastWipe().map(Entry.Wipe::below).orElse(0L);
    for (String name : kept.names()) {
      if (sizeOf(name) < Math.max(below, newest.map(a -> a.receipt().size()).orElse(0L))) {
        continue;
      }
      if (office.judge(kept.read(name)) instanceof Accepted accepted && !isDone(accepted)) {
        newest = Optional.of(accepted);
      }
    }
    return newest;
  }

  private static long sizeOf(String name) {
    String digits = name.split("[.-]", 2)[0];
    return digits.matches("[0-9]{1,16}") ? Long.parseLong(digits) : -1;
  }

  private boolean isDone(Accepted accepted) {
    return journal
        .ledger()
        .lastWipe()
        .filter(wipe -> wipe.receipt().equals(accepted.digest()))
        .isPresent();
  }

  /** Whether a track may be gone because freeing it was cut short. */
  public boolean mayHaveFreed(Track track) {
    return unfinished.filter(accepted -> accepted.covers(track)).isPresent();
  }

  /** Ends what was cut short. At the start only, when no session is open. */
  public void finish() throws HardwareFault {
    if (unfinished.isPresent()) {
      kept.makeSure();
      Answer.Freed freed = free(unfinished.get(), List.of());
      Logger.info("freeing of {} files was ended after the start", freed.files());
    }
  }

  /**
   * Keeps a receipt and frees what it covers.
   *
   * @param orphans files of the quarantine that this dock has read to their end
   */
  Reply keep(byte[] note, List<String> orphans) throws HardwareFault {
    return switch (office.judge(note)) {
      case Rejected(String reason, String detail) -> Reply.refused(reason, detail);
      case Accepted accepted when isDone(accepted) -> Reply.of(freedBefore());
      case Accepted accepted -> {
        kept.keep(accepted.receipt().size(), note);
        yield Reply.of(free(accepted, orphans));
      }
    };
  }

  private Answer.Freed freedBefore() {
    Entry.Wipe wipe = journal.ledger().lastWipe().orElseThrow();
    return new Answer.Freed(wipe.files(), wipe.bytes());
  }

  private Answer.Freed free(Accepted accepted, List<String> orphans) throws HardwareFault {
    long files = 0;
    long bytes = 0;
    for (Track track : journal.ledger().tracks()) {
      if (accepted.covers(track) && !isOfOpenSession(track) && remove(track.path())) {
        files++;
        bytes += track.bytes();
      }
    }
    for (String orphan : orphans) {
      long length = card.exists(orphan) ? length(orphan) : 0;
      if (length > 0 && remove(orphan)) {
        files++;
        bytes += length;
      }
    }
    journal.append(new Entry.Wipe(accepted.digest(), accepted.receipt().size(), files, bytes));
    return new Answer.Freed(files, bytes);
  }

  private boolean isOfOpenSession(Track track) {
    return journal
        .ledger()
        .openSession()
        .filter(open -> open.id().equals(track.session()))
        .isPresent();
  }

  private long length(String path) throws HardwareFault {
    try (VolumeFile file = card.open(path)) {
      return file.size();
    }
  }

  // gone already counts as removed: a start may be ending what was cut short
  private boolean remove(String path) {
    try {
      if (card.exists(path)) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        card.remove(path);
        card.flushFolder(folder);
        removeIfEmpty(folder);
      }
      journal.ledger().forget(path);
      return true;
    } catch (HardwareFault e) {
      Logger.warn(e, "{} stays; a later receipt frees it", path);
      return false;
    }
  }

  private void removeIfEmpty(String folder) throws HardwareFault {
    if (card.files(folder).isEmpty() && card.folders(folder).isEmpty()) {
      card.remove(folder);
      card.flushFolder("");
    }
  }
}

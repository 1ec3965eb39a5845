package io.shuijing.device.docking;

import io.shuijing.device.journal.Journal;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.recovery.JournalLedger.Track;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.hal.HardwareFault;
import java.util.List;
import java.util.Optional;

/** Decides whether a note is a receipt by which this recorder may free space. */
final class OfficeReceipts {
  private final Journal journal;
  private final Name recorder;
  private final VerifierKey office;

  OfficeReceipts(Journal journal, Name recorder, VerifierKey office) {
    this.journal = journal;
    this.recorder = recorder;
    this.office = office;
  }

  /** What a note came to. */
  sealed interface Judged {}

  /** A receipt that counts. */
  record Accepted(Receipt receipt, Digest digest) implements Judged {
    /** Whether the office holds every segment of a track; in doubt it does not. */
    boolean covers(Track track) {
      return track.lastN() < receipt.size()
          && receipt.except().stream().noneMatch(n -> n >= track.firstN() && n <= track.lastN());
    }
  }

  /** A note by which nothing may be freed: one word, and a line for a person. */
  record Rejected(String reason, String detail) implements Judged {}

  Judged judge(byte[] bytes) throws HardwareFault {
    try {
      Note note = Note.parse(bytes);
      if (note.standing(List.of(office)) != Note.Standing.GOOD) {
        return new Rejected(
            "forged", "the receipt is not signed by the office this recorder knows");
      }
      return judge(Receipt.parse(note.text()), note.digest());
    } catch (Malformed e) {
      return new Rejected("malformed", "not a receipt: " + e.getMessage());
    }
  }

  private Judged judge(Receipt receipt, Digest digest) throws HardwareFault {
    if (!receipt.office().text().equals(office.name())) {
      return new Rejected("other-office", "the receipt is of " + receipt.office());
    }
    if (!receipt.recorder().equals(recorder)) {
      return new Rejected("other-recorder", "the receipt is for " + receipt.recorder());
    }
    if (receipt.size() > journal.head().size()) {
      return new Rejected("ahead", "the receipt is for more records than there are");
    }
    Optional<Entry.Wipe> last = journal.ledger().lastWipe();
    if (last.isPresent() && receipt.size() < last.get().below()) {
      return new Rejected("old", "a later receipt was acted on: below " + last.get().below());
    }
    Optional<Digest> root = journal.rootAt(receipt.size());
    if (root.isEmpty()) {
      return new Rejected("journal-damaged", "the journal's root is not known; have it looked at");
    }
    return root.get().equals(receipt.root())
        ? new Accepted(receipt, digest)
        : new Rejected("wrong-root", "the receipt is for another journal than this one");
  }
}

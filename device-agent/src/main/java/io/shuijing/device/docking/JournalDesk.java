package io.shuijing.device.docking;

import io.shuijing.device.journal.Journal;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question.ReadJournal;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.Optional;

/** Hands out the journal, signs checkpoints of it, keeps those that a dock has cosigned. */
final class JournalDesk {
  private final Journal journal;
  private final Journal.Author author;
  private final KeptNotes checkpoints;

  JournalDesk(Volume card, Journal journal, Journal.Author author) throws HardwareFault {
    this.journal = journal;
    this.author = author;
    this.checkpoints = KeptNotes.open(card, "checkpoints");
  }

  Reply read(ReadJournal asked) throws HardwareFault {
    long size = journal.head().size();
    if (asked.from() > size) {
      return Reply.refused("absent", "the journal has " + size + " records");
    }
    int most = (int) Math.min(asked.maxBytes(), Holdings.MAX_PIECE_BYTES);
    Journal.Excerpt excerpt = journal.read(asked.from(), most);
    if (excerpt.count() == 0 && asked.from() < size) {
      return Reply.refused("too-small", "no record fits into " + most + " bytes");
    }
    return new Reply(new Answer.JournalRead(asked.from(), excerpt.count()), excerpt.bytes());
  }

  Reply sign() throws HardwareFault {
    if (journal.found().damaged().isPresent()) {
      return Reply.refused(
          "journal-damaged",
          "record " + journal.found().damaged().getAsLong() + " is missing or wrong");
    }
    JournalHead head = journal.head();
    Checkpoint checkpoint = new Checkpoint(author.recorder().text(), head.size(), head.root());
    try {
      return new Reply(new Answer.Signed(), checkpoint.sign(author.signers()).bytes());
    } catch (SigningFailed e) {
      throw new HardwareFault(
          "key", "silent", "the recorder's key does not sign; have it looked at", e);
    }
  }

  Reply keep(byte[] body) throws HardwareFault {
    Note note;
    Checkpoint checkpoint;
    try {
      note = Note.parse(body);
      checkpoint = Checkpoint.parse(note.text());
    } catch (Malformed e) {
      return Reply.refused("malformed", "not a checkpoint: " + e.getMessage());
    }
    Optional<Digest> root = journal.rootAt(checkpoint.size());
    boolean ours =
        checkpoint.origin().equals(author.recorder().text())
            && root.filter(checkpoint.root()::equals).isPresent()
            && note.standing(author.keys()) == Note.Standing.GOOD;
    if (!ours) {
      return Reply.refused("wrong-root", "not a checkpoint that this recorder has signed");
    }
    checkpoints.keep(checkpoint.size(), note.bytes());
    return Reply.of(new Answer.Done());
  }
}

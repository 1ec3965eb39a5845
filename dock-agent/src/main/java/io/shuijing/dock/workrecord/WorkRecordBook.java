package io.shuijing.dock.workrecord;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.workrecord.WorkRecord.About;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files work records and reviews, in turn, with the recorder's other objects in the archive. */
public final class WorkRecordBook {
  /** Ends of a session that the officer has chosen. */
  private static final Set<String> CHOSEN = Set.of("officer", "off");

  private static final int MAX_NOTES = 100;

  private final Archive archive;
  private final Office office;

  public WorkRecordBook(Archive archive, Office office) {
    this.archive = archive;
    this.office = office;
  }

  /** Whether the recording was interrupted, or ended by something else than the officer. */
  public static boolean isDue(SessionRow session) {
    Verdict said = session.outline().verdict();
    return said == Verdict.INTERRUPTED
        || said == Verdict.OPEN_ENDED
        || session.outline().times().closeCause().filter(c -> !CHOSEN.contains(c)).isPresent();
  }

  /** How far the work record of a session has come. */
  public Stage stage(About about) throws WorkRecordFault, HardwareFault {
    return stage(about, notes(about));
  }

  private Stage stage(About about, List<Note> notes) throws WorkRecordFault {
    if (notes.isEmpty()) {
      return new Stage.ToBeWritten();
    }
    try {
      boolean reviewed = notes.size() % 2 == 0;
      Note last = notes.get(reviewed ? notes.size() - 2 : notes.size() - 1);
      WorkRecord written = WorkRecord.parse(last.text());
      if (!written.about().equals(about)) {
        throw spoilt(about, "it is about another session");
      }
      if (!reviewed) {
        return new Stage.ToBeReviewed(written);
      }
      Review review = Review.parse(notes.getLast().text());
      if (!review.of().equals(last.digest())) {
        throw spoilt(about, "the review is about another record");
      }
      return review.agreed()
          ? new Stage.Filed(written, review)
          : new Stage.SentBack(written, review);
    } catch (Malformed e) {
      throw spoilt(about, String.valueOf(e.getMessage()));
    }
  }

  private static WorkRecordFault spoilt(About about, String how) {
    return new WorkRecordFault(
        "the work records of "
            + about.recorder()
            + " "
            + about.session()
            + " are spoilt, "
            + how
            + ": put them back from a backup");
  }

  private List<Note> notes(About about) throws WorkRecordFault, HardwareFault {
    List<Note> notes = new ArrayList<>();
    while (notes.size() < MAX_NOTES && archive.size(key(about, notes.size() + 1)).isPresent()) {
      try {
        Note note = Note.parse(archive.read(key(about, notes.size() + 1)));
        if (note.standing(List.of(office.key())) != Note.Standing.GOOD) {
          throw spoilt(about, "the office has not signed number " + (notes.size() + 1));
        }
        notes.add(note);
      } catch (Malformed e) {
        throw spoilt(about, String.valueOf(e.getMessage()));
      }
    }
    return notes;
  }

  private static ObjectKey key(About about, int number) {
    return new ObjectKey(
        about.recorder().last() + "/work-records/" + about.session() + "/" + number + ".note");
  }

  /** Files what an officer wrote. */
  public void write(WorkRecord written) throws WorkRecordFault, HardwareFault {
    List<Note> notes = notes(written.about());
    switch (stage(written.about(), notes)) {
      case Stage.ToBeWritten _, Stage.SentBack _ -> {}
      case Stage.ToBeReviewed _, Stage.Filed _ ->
          throw new WorkRecordFault(
              "工作记录已经写好 / it is written already: "
                  + written.about().session()
                  + "; only after it was sent back is there another one");
    }
    put(written.about(), notes.size() + 1, written.text());
  }

  /** Files what the leader says to the record that stands. */
  public void review(About about, Opinion opinion) throws WorkRecordFault, HardwareFault {
    List<Note> notes = notes(about);
    if (!(stage(about, notes) instanceof Stage.ToBeReviewed(WorkRecord written))) {
      throw new WorkRecordFault("没有待审核的工作记录 / nothing is to be reviewed: " + about.session());
    }
    if (written.by().certificate().equals(opinion.by().certificate())) {
      throw new WorkRecordFault("不得审核本人的工作记录 / nobody reviews what they wrote themselves");
    }
    Review review =
        new Review(
            notes.getLast().digest(),
            opinion.agreed(),
            opinion.words(),
            opinion.by(),
            opinion.at());
    put(about, notes.size() + 1, review.text());
  }

  private void put(About about, int number, byte[] text) throws HardwareFault {
    try {
      archive.put(key(about, number), Note.sign(text, office.signers()).bytes());
    } catch (SigningFailed e) {
      throw new HardwareFault("office", "key", "the office's key does not sign", e);
    }
  }
}

package io.shuijing.device.docking;

import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.precheck.PartChecks;
import io.shuijing.device.prompt.Prompt;
import io.shuijing.device.prompt.Prompts;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.CheckIn;
import io.shuijing.evidence.journal.Entry.CheckOut;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question.Assign;
import io.shuijing.evidence.transfer.Question.LetGo;
import io.shuijing.evidence.transfer.Question.TakeIn;
import io.shuijing.hal.sound.MalformedWav;
import java.util.List;

/** Taking a recorder in and handing it out. */
final class HandOut {
  private static final int MAX_ASSIGNMENTS = 64;

  private final Journal journal;
  private final Prompts prompts;
  private final PartChecks checks;

  HandOut(Journal journal, Prompts prompts, PartChecks checks) {
    this.journal = journal;
    this.prompts = prompts;
    this.checks = checks;
  }

  /** Asked again with the same challenge, because the answer was lost, it writes nothing more. */
  Reply takeIn(TakeIn asked) throws JournalLost {
    CheckIn visit = new CheckIn(asked.dock(), asked.challenge(), asked.officeHead());
    if (!isWritten(visit)) {
      journal.append(visit);
      prompts.clear();
    }
    return Reply.of(new Answer.Done());
  }

  private boolean isWritten(Entry visit) {
    return journal.ledger().lastVisit().filter(visit::equals).isPresent();
  }

  Reply assign(Assign asked, byte[] wav) {
    if (!Blob.of(wav).equals(asked.audio())) {
      return Reply.refused("audio-differs", "the sound is not the one that was named");
    }
    if (prompts.assignments().size() >= MAX_ASSIGNMENTS) {
      return Reply.refused("too-many", "more than " + MAX_ASSIGNMENTS + " assignments");
    }
    try {
      prompts.assign(asked.assignment(), Prompt.of(asked.wording(), wav));
      return Reply.of(new Answer.Done());
    } catch (MalformedWav e) {
      return Reply.refused("malformed", e.toString());
    }
  }

  Reply check() throws JournalLost {
    List<Check> checked = checks.all();
    journal.append(new Entry.PreCheck(checked));
    return Reply.of(new Answer.Checked(checked));
  }

  /** As with {@link #takeIn}. */
  Reply letGo(LetGo asked) throws JournalLost {
    CheckOut visit =
        new CheckOut(asked.dock(), asked.challenge(), asked.officeHead(), prompts.assignments());
    if (!isWritten(visit)) {
      journal.append(visit);
    }
    return Reply.of(new Answer.Done());
  }
}

package io.shuijing.device.docking;

import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.precheck.PartChecks;
import io.shuijing.device.prompt.Prompt;
import io.shuijing.device.prompt.Prompts;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question.Assign;
import io.shuijing.evidence.transfer.Question.LetGo;
import io.shuijing.evidence.transfer.Question.TakeIn;
import io.shuijing.hal.sound.MalformedWav;
import java.util.List;
import java.util.Optional;

/** Taking a recorder in and handing it out. */
final class HandOut {
  private static final int MAX_ASSIGNMENTS = 64;

  private final Journal journal;
  private final Prompts prompts;
  private final PartChecks checks;
  private Optional<Digest> takenInBy = Optional.empty();

  HandOut(Journal journal, Prompts prompts, PartChecks checks) {
    this.journal = journal;
    this.prompts = prompts;
    this.checks = checks;
  }

  /** A question that is asked again, because its answer was lost, makes no second record. */
  Reply takeIn(TakeIn asked) throws JournalLost {
    if (takenInBy.filter(asked.challenge()::equals).isEmpty()) {
      journal.append(new Entry.CheckIn(asked.dock(), asked.challenge(), asked.officeHead()));
      prompts.clear();
      takenInBy = Optional.of(asked.challenge());
    }
    return Reply.of(new Answer.Done());
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
    List<Check> checked = checks.run();
    journal.append(new Entry.PreCheck(checked));
    return Reply.of(new Answer.Checked(checked));
  }

  Reply letGo(LetGo asked) throws JournalLost {
    journal.append(
        new Entry.CheckOut(
            asked.dock(), asked.challenge(), asked.officeHead(), prompts.assignments()));
    return Reply.of(new Answer.Done());
  }
}

package io.shuijing.dock.bay;

import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.intake.RawJournal;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A recorder of which nothing is believed: all of it is kept apart, once in a visit. */
final class Unbelieved {
  private final Conversation talk;
  private final FileIntake files;
  private final RawJournal journal;
  private final Reporter reporter;
  private final Set<HeldFile> apart = new HashSet<>();
  private boolean journalApart;

  Unbelieved(Station station, Conversation talk, FileIntake files, Reporter reporter) {
    this.talk = talk;
    this.files = files;
    this.journal = new RawJournal(talk, station.rooms().staging(), station.rooms().store());
    this.reporter = reporter;
  }

  void keepApart(Described described, Finding finding) throws IOException {
    reporter.step(new BayStep.Disbelieved(talk.recorder(), finding));
    if (!journalApart) {
      journal.take(described.head().records(), finding);
      journalApart = true;
      reporter.tell(new BayEvent.PutApart(talk.recorder(), "journal", finding));
    }
    for (HeldFile file : described.supply().files()) {
      if (!apart.contains(file)) {
        reporter.tell(talk.recorder(), file, files.takeRaw(file, finding));
        apart.add(file);
      }
    }
  }
}

package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.Frame;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * I17: nothing unsigned is accepted, no challenge comes twice, no counter goes down, no number is
 * given to two acknowledged records.
 */
final class SecurityState implements Oracle {
  private final Set<Digest> challenges = new HashSet<>();

  @Override
  public String id() {
    return "I17";
  }

  @Override
  public void asked(Scene scene, Frame question, Consumer<String> violation) {
    Question asked = ResumeAtTheByte.parsed(question);
    boolean isNew =
        switch (asked) {
          case Question.TakeIn in -> challenges.add(in.challenge());
          case Question.LetGo out -> challenges.add(out.challenge());
          default -> true;
        };
    if (!isNew) {
      violation.accept("a challenge comes twice: " + question.header());
    }
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if (when != When.CONVERGED) {
      return;
    }
    String archive = "archive/" + scene.identity().recorder().last();
    long below = 0;
    for (StoredRecord record : Book.read(scene.store(), archive + "/journal").records()) {
      if (record.note().standing(scene.identity().known()) != Note.Standing.GOOD) {
        violation.accept("the archive has record " + record.n() + " without a good signature");
        return;
      }
      if (record.entry() instanceof Entry.Wipe wipe) {
        if (wipe.below() < below) {
          violation.accept("record " + record.n() + " acts on an older receipt than one before");
          return;
        }
        below = wipe.below();
      }
    }
  }
}

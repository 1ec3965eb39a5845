package io.shuijing.simulator.oracle;

import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import java.io.IOException;
import java.util.function.Consumer;

/** I5: nothing is in the archive's journal that the recorder's key did not sign and seal. */
final class NothingPromoted implements Oracle {
  @Override
  public String id() {
    return "I5";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if (when != When.RECEIPT && when != When.CONVERGED) {
      return;
    }
    String archive = "archive/" + scene.identity().recorder().last();
    for (StoredRecord record : Book.read(scene.store(), archive + "/journal").records()) {
      if (!scene.log().hasSigned(record.note().text())) {
        violation.accept("record " + record.n() + " of the archive was never signed");
        return;
      }
      if (record.entry() instanceof Entry.Segment segment
          && scene.log().plainOf(segment.sealed().digest()).isEmpty()) {
        violation.accept("record " + record.n() + " names bytes that were never sealed");
        return;
      }
    }
  }
}

package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.StoredRecord;
import java.io.IOException;
import java.util.function.Consumer;

/** I4: every record of the office's copy continues the one before, not only the ends. */
final class EveryLink implements Oracle {
  @Override
  public String id() {
    return "I4";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if (when != When.RECEIPT && when != When.CONVERGED) {
      return;
    }
    String archive = "archive/" + scene.identity().recorder().last();
    Digest last = Digest.ZERO;
    for (StoredRecord record : Book.read(scene.store(), archive + "/journal").records()) {
      if (!record.record().prev().equals(last)) {
        violation.accept(
            "the office took over record " + record.n() + ", which does not continue its journal");
        return;
      }
      last = record.digest();
    }
  }
}

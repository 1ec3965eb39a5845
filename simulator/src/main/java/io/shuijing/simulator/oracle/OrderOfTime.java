package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Moment;
import io.shuijing.evidence.journal.StoredRecord;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * I13: records are in the order of boot and milliseconds since boot, whatever the wall clock says:
 * on the card, and where the card is not to be trusted, in what the office takes over.
 */
final class OrderOfTime implements Oracle {
  @Override
  public String id() {
    return "I13";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if (when == When.BOOT || when == When.CONVERGED) {
      look(journal(scene), violation);
    }
  }

  // a card that others write on, or that writes elsewhere, may show anything: what counts is taken
  private static Book journal(Scene scene) throws IOException {
    return scene.plan().profile().prevents()
        ? Book.read(scene.card(), "journal")
        : Book.read(scene.store(), "archive/" + scene.identity().recorder().last() + "/journal");
  }

  private static void look(Book journal, Consumer<String> violation) {
    Moment last = null;
    for (StoredRecord record : journal.records()) {
      Moment moment = record.record().moment();
      if (last != null
          && (moment.boot() < last.boot()
              || (moment.boot() == last.boot() && moment.monoMs() < last.monoMs()))) {
        violation.accept(
            "record "
                + record.n()
                + " is at boot "
                + moment.boot()
                + ", "
                + moment.monoMs()
                + " ms, behind one at boot "
                + last.boot()
                + ", "
                + last.monoMs()
                + " ms");
        return;
      }
      last = moment;
    }
  }
}

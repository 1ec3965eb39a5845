package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.StoredRecord;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * I4: every record of the office's copy continues the one before, not only the ends. Of a recorder
 * of which nothing further comes the dock does not open its copy again: there, behind what a
 * cosignature or a receipt names, may stand what a cut has left of a writing.
 */
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
    boolean opened = when == When.RECEIPT || scene.rest().isEmpty();
    long until = opened ? Long.MAX_VALUE : promised(scene, archive);
    Digest last = Digest.ZERO;
    for (StoredRecord record : Book.read(scene.store(), archive + "/journal").records()) {
      if (record.n() < until && !record.record().prev().equals(last)) {
        violation.accept(
            "the office took over record " + record.n() + ", which does not continue its journal");
        return;
      }
      last = record.digest();
    }
  }

  private static long promised(Scene scene, String archive) {
    return Stream.of("checkpoints", "receipts")
        .flatMap(folder -> scene.store().below(archive + "/" + folder).stream())
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .filter(name -> name.matches("[0-9]+\\.note"))
        .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
        .max()
        .orElse(0);
  }
}

package io.shuijing.simulator.oracle;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.transfer.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I15: once faults have stopped and the recorder stays docked, every acknowledged segment is in the
 * store and under a receipt.
 */
public final class Convergence implements Oracle {
  @Override
  public String id() {
    return "I15";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) {
    if (when == When.CONVERGED && scene.plan().profile().prevents()) {
      outstanding(scene).ifPresent(violation);
    }
  }

  /** What is still to be done, if there is something. */
  public static Optional<String> outstanding(Scene scene) {
    String archive = "archive/" + scene.identity().recorder().last();
    List<Receipt> receipts = Receipts.in(scene.store(), archive + "/receipts", scene.identity());
    Tracks tracks = new Tracks(scene.store(), archive + "/");
    for (ShadowLog.Acknowledged one : scene.log().acknowledged().values()) {
      StoredRecord record = one.record();
      if (record.entry() instanceof Segment segment) {
        tracks.named(segment);
        if (receipts.stream().noneMatch(receipt -> receipt.covers(record.n()))) {
          return Optional.of("no receipt covers record " + record.n());
        }
        if (!tracks.holds(segment)) {
          return Optional.of("the segment of record " + record.n() + " is not in the store");
        }
      }
    }
    // what was never acknowledged waits for the next start, which puts it apart
    return scene.card().below("sessions").stream()
        .filter(tracks::isNamed)
        .findFirst()
        .map(path -> path + " was not freed");
  }
}

package io.shuijing.simulator.oracle;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.transfer.Receipt;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I15: once faults have stopped and the recorder stays docked, every acknowledged segment is in the
 * store and under a receipt. Where losses are only to be named, a receipt may except what it is not
 * in the store, and a recorder that the dock does not believe, or that refuses its card, is at
 * rest.
 */
public final class Convergence implements Oracle {
  @Override
  public String id() {
    return "I15";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if (when == When.CONVERGED) {
      outstanding(scene).ifPresent(violation);
    }
  }

  /** What is still to be done, if there is something. */
  public static Optional<String> outstanding(Scene scene) throws IOException {
    return scene.plan().profile().prevents()
        ? ofAllAcknowledged(scene)
        : scene.rest().isPresent() ? Optional.empty() : ofWhatIsThere(scene);
  }

  // a receipt may except what is named as lost
  private static Optional<String> ofWhatIsThere(Scene scene) throws IOException {
    String archive = "archive/" + scene.identity().recorder().last();
    List<Receipt> receipts = Receipts.in(scene.store(), archive + "/receipts", scene.identity());
    Tracks card = new Tracks(scene.card(), "");
    return Book.read(scene.card(), "journal").records().stream()
        .filter(record ->
            record.entry() instanceof Segment segment && card.isThere(TrackFormat.path(segment)))
        .filter(record -> receipts.stream().noneMatch(receipt -> record.n() < receipt.size()))
        .filter(record -> !isApart(scene, (Segment) record.entry()))
        .map(record -> "no receipt covers or excepts record " + record.n())
        .findFirst();
  }

  private static boolean isApart(Scene scene, Segment segment) {
    String quarantine = "quarantine/" + scene.identity().recorder().last() + "/";
    return scene.store().has(quarantine + TrackFormat.path(segment).replace("/", "__") + ".reason");
  }

  private static Optional<String> ofAllAcknowledged(Scene scene) {
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

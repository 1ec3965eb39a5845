package io.shuijing.simulator.oracle;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.simulator.plan.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * I10: a track is removed from the card only with a receipt that verifies, covers each of its
 * segments and is itself durable on the card before. A card that does not keep what it said was
 * durable may leave a track without a byte; that one frees nothing, and segments that its journal
 * no longer names do not count. One that spoils bytes may have spoilt its copy of the receipt: then
 * the office's counts.
 */
final class DeletionByReceipt implements Oracle {
  @Override
  public String id() {
    return "I10";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) {}

  // a cheap card may have spoilt its own copy since
  private static List<Receipt> receipts(Scene scene) {
    List<Receipt> receipts =
        new ArrayList<>(Receipts.in(scene.durableCard(), "receipts", scene.identity()));
    if (scene.plan().profile() == Profile.CHEAP_CARD) {
      String archive = "archive/" + scene.identity().recorder().last();
      receipts.addAll(Receipts.in(scene.store(), archive + "/receipts", scene.identity()));
    }
    return receipts;
  }

  @Override
  public void removing(Scene scene, String path, Consumer<String> violation) throws IOException {
    boolean holdsNothing = !scene.plan().profile().prevents() && scene.card().length(path) == 0;
    if (holdsNothing || !path.startsWith("sessions/") || !path.endsWith(".track")) {
      return;
    }
    List<Receipt> receipts = receipts(scene);
    Book journal = Book.read(scene.card(), "journal");
    for (ShadowLog.Acknowledged one : scene.log().acknowledged().values()) {
      StoredRecord record = one.record();
      if (!scene.plan().profile().prevents() && !journal.holds(record)) {
        continue;
      }
      if (record.entry() instanceof Segment segment
          && TrackFormat.path(segment).equals(path)
          && receipts.stream().noneMatch(receipt -> receipt.covers(record.n()))) {
        violation.accept(
            path
                + " is removed, and no durable receipt covers its segment "
                + segment.index()
                + " (record "
                + record.n()
                + ")");
        return;
      }
    }
  }
}

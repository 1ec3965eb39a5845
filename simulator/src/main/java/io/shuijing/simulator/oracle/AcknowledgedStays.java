package io.shuijing.simulator.oracle;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.simulator.oracle.ShadowLog.Acknowledged;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I1: what was reported durable is there, byte for byte, whatever happened to the power, and a cut
 * takes no more of a recording with it than {@link LostInACut} allows. Where that is not prevented,
 * the verifier names each segment that is not.
 */
final class AcknowledgedStays implements Oracle {
  @Override
  public String id() {
    return "I1";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if (!scene.plan().profile().prevents()) {
      named(scene, when).ifPresent(violation);
    } else if (when != When.RECEIPT) {
      kept(scene, when, violation);
      if (when == When.CUT) {
        LostInACut.tooMuch(scene).ifPresent(violation);
      }
    }
  }

  @Override
  public void edited(Scene scene, Edited edited, Consumer<String> violation) throws IOException {
    Accounts.of(scene, edited, AcknowledgedStays::isSegment).ifPresent(violation);
  }

  private static Optional<String> named(Scene scene, When when) throws IOException {
    return switch (when) {
      case CUT -> Accounts.ofCard(scene, AcknowledgedStays::isSegment);
      case CONVERGED -> Accounts.atTheEnd(scene, AcknowledgedStays::isSegment);
      case BOOT, RECEIPT -> Optional.empty();
    };
  }

  private static boolean isSegment(StoredRecord record) {
    return record.entry() instanceof Segment;
  }

  private static void kept(Scene scene, When when, Consumer<String> violation) throws IOException {
    Book book = Book.read(scene.card(), journal(scene.card(), when));
    List<Receipt> receipts = Receipts.in(scene.card(), "receipts", scene.identity());
    Tracks tracks = new Tracks(scene.card(), "");
    Collection<Acknowledged> acknowledged = scene.log().acknowledged().values();
    for (Acknowledged one : acknowledged) {
      StoredRecord record = one.record();
      boolean inBook =
          book.record(record.n()).filter(r -> r.digest().equals(record.digest())).isPresent();
      if (!inBook) {
        violation.accept(
            "record "
                + record.n()
                + " ("
                + record.record().type()
                + ") was acknowledged at "
                + one.atMs()
                + " ms and is not in the journal");
        return;
      }
      if (record.entry() instanceof Segment segment
          && !tracks.holds(segment)
          && receipts.stream().noneMatch(receipt -> receipt.covers(record.n()))) {
        violation.accept(
            "segment "
                + segment.index()
                + " of "
                + segment.session()
                + " (record "
                + record.n()
                + ") was acknowledged at "
                + one.atMs()
                + " ms and its bytes are not on the card");
        return;
      }
    }
  }

  // a cut in the middle of the journal's move to a new file: the next start ends it, and is judged
  private static String journal(Shelf card, When when) {
    boolean moving = when == When.CUT && !card.has("journal") && card.has("journal.next");
    return moving ? "journal.next" : "journal";
  }
}

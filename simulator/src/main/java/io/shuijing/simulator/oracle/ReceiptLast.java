package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.transfer.Receipt;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * I9: when a receipt is given, it and everything that it names is durable in the store and reads
 * back as it was signed.
 */
final class ReceiptLast implements Oracle {
  private final Set<Digest> seen = new HashSet<>();

  @Override
  public String id() {
    return "I9";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if (when != When.RECEIPT && when != When.CONVERGED) {
      return;
    }
    Shelf store = scene.durableStore();
    String archive = "archive/" + scene.identity().recorder().last();
    Book book = Book.read(store, archive + "/journal");
    for (Receipt receipt : Receipts.in(store, archive + "/receipts", scene.identity())) {
      if (seen.add(Digest.of(receipt.text())) || when == When.CONVERGED) {
        holds(store, archive, book, receipt, violation);
      }
    }
  }

  private static void holds(
      Shelf store, String archive, Book book, Receipt receipt, Consumer<String> violation) {
    if (book.records().size() < receipt.size()) {
      violation.accept(
          "a receipt for "
              + receipt.size()
              + " records, durable in the store are "
              + book.records().size());
      return;
    }
    Tracks tracks = new Tracks(store, archive + "/");
    for (StoredRecord record : book.records()) {
      if (record.entry() instanceof Segment segment && receipt.covers(record.n())) {
        if (!tracks.holds(segment)) {
          violation.accept(
              "the receipt for "
                  + receipt.size()
                  + " covers segment "
                  + segment.index()
                  + " of "
                  + segment.session()
                  + ", which is not durable in the store");
          return;
        }
      }
    }
  }
}

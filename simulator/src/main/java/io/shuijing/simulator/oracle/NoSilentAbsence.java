package io.shuijing.simulator.oracle;

import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.transfer.Receipt;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I3: record numbers and segment numbers have no hole, and the card never ends before what the
 * office has given a receipt for. Where that is not prevented, the verifier names what is missing,
 * or says in seconds how much could have been cut where it is missing.
 */
final class NoSilentAbsence implements Oracle {
  private boolean startedShort;

  @Override
  public String id() {
    return "I3";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if (!scene.plan().profile().prevents()) {
      named(scene, when).ifPresent(violation);
    } else if (when == When.BOOT || when == When.CONVERGED) {
      complete(scene, when, violation);
    }
  }

  @Override
  public void edited(Scene scene, Edited edited, Consumer<String> violation) throws IOException {
    Accounts.of(scene, edited, NoSilentAbsence::isNoSegment).ifPresent(violation);
  }

  private Optional<String> named(Scene scene, When when) throws IOException {
    return switch (when) {
      case CUT -> Accounts.ofCard(scene, NoSilentAbsence::isNoSegment);
      case CONVERGED -> Accounts.atTheEnd(scene, NoSilentAbsence::isNoSegment);
      case RECEIPT -> rolledBack(scene);
      case BOOT -> {
        startedShort = last(Book.read(scene.card(), "journal")) < office(scene);
        yield Optional.empty();
      }
    };
  }

  private static long office(Scene scene) throws IOException {
    return last(
        Book.read(scene.store(), "archive/" + scene.identity().recorder().last() + "/journal"));
  }

  // of a card that reads as it was written, and was short already when the recorder started
  private Optional<String> rolledBack(Scene scene) throws IOException {
    long office = office(scene);
    long card = last(Book.read(scene.card(), "journal"));
    return startedShort && card < office && scene.card().isSound()
        ? Optional.of(
            "a receipt for a card that ends at record " + card + ", the office has " + office)
        : Optional.empty();
  }

  private static long last(Book book) {
    return book.records().stream().mapToLong(StoredRecord::n).max().orElse(-1);
  }

  private static boolean isNoSegment(StoredRecord record) {
    return !(record.entry() instanceof Entry.Segment);
  }

  private static void complete(Scene scene, When when, Consumer<String> violation)
      throws IOException {
    Book card = Book.read(scene.card(), "journal");
    noHoles(card, "the card's journal", violation);
    String archive = "archive/" + scene.identity().recorder().last();
    if (when == When.CONVERGED) {
      noHoles(Book.read(scene.store(), archive + "/journal"), "the archive's journal", violation);
    }
    for (Receipt receipt : Receipts.in(scene.store(), archive + "/receipts", scene.identity())) {
      if (card.records().size() < receipt.size()) {
        violation.accept(
            "the card's journal has "
                + card.records().size()
                + " records, the office has given a receipt for "
                + receipt.size());
      }
    }
  }

  private static void noHoles(Book book, String what, Consumer<String> violation) {
    Map<String, Long> segments = new LinkedHashMap<>();
    long n = 0;
    for (StoredRecord record : book.records()) {
      if (record.n() != n) {
        violation.accept(what + " has record " + record.n() + " where " + n + " belongs");
        return;
      }
      n++;
      if (record.entry() instanceof Entry.Segment segment) {
        String stream = segment.session() + " " + segment.stream().word();
        long index = segments.merge(stream, 1L, Long::sum) - 1;
        if (segment.index() != index) {
          violation.accept(
              what
                  + " has segment "
                  + segment.index()
                  + " of "
                  + stream
                  + " where "
                  + index
                  + " belongs");
          return;
        }
      }
    }
  }
}

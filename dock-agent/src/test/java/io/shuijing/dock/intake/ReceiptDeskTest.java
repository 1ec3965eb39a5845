package io.shuijing.dock.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptDeskTest {
  private static final Instant NOW = ManualClocks.START;

  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private DirectoryArchive archive;
  private ReceiptDesk desk;

  @BeforeEach
  void an_office() {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    archive = new DirectoryArchive(shift.volume());
    desk = new ReceiptDesk(shift.office(), archive, shift.register());
  }

  private Holding holding() throws Exception {
    shift.writeBytes("archive/RZ-0007/journal", card.journalBytes());
    return Holding.open(archive, card.name);
  }

  /** Segments of which nobody has the bytes. */
  private void lost(int count) {
    SessionId session = new SessionId(1, 9);
    card.write(new Entry.SessionOpen(session, "button", Optional.empty(), "avc1.42c01f", "-", 0));
    for (int index = 0; index < count; index++) {
      card.write(
          new Segment(
              session,
              Stream.AV,
              index,
              new Entry.Place("av-0001.track", 8192L * index),
              new Blob(Digest.of("sealed"), 5000),
              new Blob(Digest.of("plain"), 4000),
              new Entry.Span(2000L * index, 2000)));
    }
  }

  private static Receipt receipt(Optional<ReceiptDesk.Given> given) throws Exception {
    return Receipt.parse(Note.parse(given.orElseThrow().note()).text());
  }

  @Test
  void the_receipt_is_stored_before_it_is_given() throws Exception {
    try (Holding holding = holding()) {
      ReceiptDesk.Given given = desk.give(holding, NOW).orElseThrow();
      assertThat(shift.read("archive/RZ-0007/receipts/2.note")).isEqualTo(given.note());
      assertThat(Note.parse(given.note()).standing(List.of(shift.office().key())))
          .isEqualTo(Note.Standing.GOOD);
    }
  }

  @Test
  void the_same_receipt_is_given_again_whatever_the_time() throws Exception {
    try (Holding holding = holding()) {
      byte[] first = desk.give(holding, NOW).orElseThrow().note();
      byte[] second = desk.give(holding, NOW.plus(Duration.ofDays(1))).orElseThrow().note();
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void another_receipt_for_the_same_journal_waits_until_the_journal_has_grown() throws Exception {
    String path = card.session(1, 2, 100);
    try (Holding holding = holding()) {
      assertThat(receipt(desk.give(holding, NOW)).except()).hasSize(2);
      holding.held(path);
      assertThat(desk.give(holding, NOW)).isEmpty();
    }
    card.write(new Entry.Mark(new SessionId(1, 1), "button", 0));
    shift.writeBytes("archive/RZ-0007/" + path, card.file(path));
    try (Holding holding = holding()) {
      assertThat(receipt(desk.give(holding, NOW)).except()).isEmpty();
    }
  }

  @Test
  void as_many_exceptions_as_fit_are_named() throws Exception {
    lost(Receipt.MAX_EXCEPTIONS);
    try (Holding holding = holding()) {
      Receipt receipt = receipt(desk.give(holding, NOW));
      assertThat(receipt.size()).isEqualTo(card.head().size());
      assertThat(receipt.except()).hasSize(Receipt.MAX_EXCEPTIONS);
    }
  }

  @Test
  void with_one_exception_more_the_receipt_is_for_a_smaller_size() throws Exception {
    lost(Receipt.MAX_EXCEPTIONS + 1);
    long last =
        card.journal.stream()
            .filter(record -> record.entry() instanceof Segment)
            .mapToLong(StoredRecord::n)
            .max()
            .orElseThrow();
    try (Holding holding = holding()) {
      Receipt receipt = receipt(desk.give(holding, NOW));
      assertThat(receipt.size()).isEqualTo(last);
      assertThat(receipt.root()).isEqualTo(card.rootAt(last));
      assertThat(receipt.except()).hasSize(Receipt.MAX_EXCEPTIONS);
    }
  }
}

package io.shuijing.dock.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.hal.HardwareFault;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldingTest {
  private static final String JOURNAL = "archive/RZ-0007/journal";

  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private DirectoryArchive archive;
  private byte[] whole;

  @BeforeEach
  void an_archive_with_a_journal() {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    card.session(1, 3, 100);
    archive = new DirectoryArchive(shift.volume());
    whole = card.journalBytes();
    shift.writeBytes(JOURNAL, whole);
  }

  private Holding open() throws Exception {
    return Holding.open(archive, card.name);
  }

  private void cosigned(long size) throws Exception {
    archive.put(ObjectKey.checkpoint(card.name, size), new byte[] {1});
  }

  private void assertDamaged(String how) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            HardwareFault.class, e -> assertThat(e.fault()).isEqualTo("damaged"))
        .hasMessageContaining(how)
        .hasMessageContaining("./shuijing verify");
  }

  @Test
  void what_is_there_is_known_again() throws Exception {
    try (Holding holding = open()) {
      assertThat(holding.head()).isEqualTo(card.head());
      assertThat(holding.missing()).hasSize(3);
      assertThat(holding.awaited("sessions/1-1/av-0001.track"))
          .isEqualTo(card.journal.subList(3, 6));
      assertThat(holding.rootAt(3)).isEqualTo(card.rootAt(3));
      assertThat(holding.hasNews()).isTrue();
    }
  }

  @Test
  void a_torn_end_is_cut_back_to_the_last_whole_record() throws Exception {
    shift.writeBytes(JOURNAL, Arrays.copyOf(whole, whole.length - 10));
    try (Holding holding = open()) {
      assertThat(holding.head().size()).isEqualTo(card.head().size() - 1);
    }
    int last = card.journal.getLast().inJournal().length;
    assertThat(shift.read(JOURNAL)).isEqualTo(Arrays.copyOf(whole, whole.length - last));
  }

  @Test
  void an_end_that_was_never_written_and_reads_as_zeros_is_cut_back() throws Exception {
    shift.writeBytes(JOURNAL, Arrays.copyOf(whole, whole.length + 1_000_000));
    try (Holding holding = open()) {
      assertThat(holding.head()).isEqualTo(card.head());
    }
    assertThat(shift.read(JOURNAL)).isEqualTo(whole);
  }

  @Test
  void what_was_cosigned_or_receipted_is_never_cut_back() throws Exception {
    cosigned(card.head().size());
    shift.writeBytes(JOURNAL, Arrays.copyOf(whole, whole.length - 10));
    assertDamaged("a record that is cut short");
    assertThat(shift.read(JOURNAL)).hasSize(whole.length - 10);
  }

  @Test
  void a_journal_that_became_shorter_than_its_receipt_is_damaged() throws Exception {
    archive.put(ObjectKey.receipt(card.name, 5), new byte[] {1});
    int kept = card.journal.subList(0, 4).stream().mapToInt(r -> r.inJournal().length).sum();
    shift.writeBytes(JOURNAL, Arrays.copyOf(whole, kept));
    assertDamaged("it has 4 records, promised are 5");
  }

  @Test
  void a_flipped_byte_before_the_promised_end_is_damage_and_not_passed_over() throws Exception {
    cosigned(card.head().size());
    byte[] flipped = whole.clone();
    flipped[200] ^= 1;
    shift.writeBytes(JOURNAL, flipped);
    assertThatThrownBy(this::open).hasMessageContaining("is damaged");
  }

  @Test
  void a_segment_of_a_track_in_the_archive_is_not_awaited() throws Exception {
    shift.writeBytes(
        "archive/RZ-0007/sessions/1-1/av-0001.track", card.file("sessions/1-1/av-0001.track"));
    try (Holding holding = open()) {
      assertThat(holding.missing()).isEmpty();
      assertThat(holding.heldBytes("sessions/1-1/av-0001.track")).isPresent();
    }
  }

  @Test
  void after_everything_was_cosigned_only_further_records_are_news() throws Exception {
    cosigned(card.head().size());
    try (Holding holding = open()) {
      assertThat(holding.hasNews()).isFalse();
    }
  }
}

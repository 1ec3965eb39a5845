package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.CardSupply;
import io.shuijing.device.parts.HandLink;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.parts.TestDock;
import io.shuijing.device.press.Press;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Boot;
import io.shuijing.evidence.journal.Entry.Fault;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.transfer.Answer.Refused;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The card is not as the recorder left it. */
class StartingOnABadCardTest {
  private static final String TRACK = "sessions/1-1/av-0001.track";

  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  private Bench again() throws HardwareFault {
    return Bench.with(card, bench.clocks()).start();
  }

  private int journalLengthUpTo(Class<? extends Entry> kind, int count) throws HardwareFault {
    int length = 0;
    int seen = 0;
    for (StoredRecord record : CardContents.of(card).records()) {
      if (kind.isInstance(record.entry()) && seen++ == count) {
        return length;
      }
      length += record.inJournal().length;
    }
    throw new AssertionError("not so many");
  }

  private void cutJournal(int length) {
    card.put("journal", Arrays.copyOf(card.bytes("journal"), length));
  }

  @Test
  void records_that_only_a_track_has_are_appended_again() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(4);
    List<StoredRecord> before = CardContents.of(card).records();
    cutJournal(journalLengthUpTo(Segment.class, 2));
    again();
    CardContents after = CardContents.of(card).tracksAreWhole();
    assertThat(after.records().subList(0, before.size())).isEqualTo(before);
    Boot boot = after.entries(Boot.class).getLast();
    assertThat(boot.recovered()).isEqualTo(3);
    assertThat(boot.found().n()).isEqualTo(before.size() - 4);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.INTERRUPTED);
  }

  @Test
  void blocks_that_do_not_continue_the_journal_are_set_aside_and_named() throws HardwareFault {
    bench.camera().developByHand(); // the mark's still is not there yet
    bench.start().press(Press.SHORT).init().fragments(1).press(Press.SHORT).fragments(2);
    List<StoredRecord> before = CardContents.of(card).records();
    byte[] track = card.bytes(TRACK);
    // the mark is lost with what follows it; no track has a mark
    cutJournal(journalLengthUpTo(Entry.Mark.class, 0));
    again();
    CardContents after = CardContents.of(card).tracksAreWhole();
    Boot boot = after.entries(Boot.class).getLast();
    assertThat(boot.recovered()).isZero();
    assertThat(boot.orphanBytes()).isEqualTo(track.length - card.bytes(TRACK).length);
    assertThat(boot.abandoned())
        .containsExactlyElementsOf(
            before.subList(before.size() - 2, before.size()).stream()
                .map(StoredRecord::digest)
                .toList());
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.INTERRUPTED);
  }

  @Test
  void a_block_that_cannot_be_read_does_not_keep_the_recorder_from_starting() throws Exception {
    bench.start().press(Press.SHORT).init().fragments(3);
    byte[] track = card.bytes(TRACK);
    Segment last = CardContents.of(card).entries(Segment.class).getLast();
    cutJournal(journalLengthUpTo(Segment.class, 2));
    long bad = last.at().offset();
    card.badReads().from(TRACK, bad);
    again().records(1);
    CardContents after = CardContents.of(card);
    assertThat(after.entries(Boot.class).getLast().recovered()).isEqualTo(1);
    assertThat(after.entries(Fault.class))
        .anyMatch(fault -> fault.detail().equals(TRACK + " cannot be read behind " + bad));
    assertThat(card.bytes(TRACK)).isEqualTo(track);
  }

  @Test
  void one_bad_read_of_the_journal_is_no_damage() throws HardwareFault {
    bench.start().records(2);
    byte[] before = card.bytes("journal");
    card.badReads().once("journal", before.length - 12);
    again();
    assertThat(card.bytes("journal")).startsWith(before);
    assertThat(card.paths()).noneMatch(path -> path.startsWith("quarantine/"));
  }

  @Test
  void garbage_behind_the_journal_goes_to_quarantine() throws HardwareFault {
    bench.start().records(1);
    byte[] whole = card.bytes("journal");
    byte[] longer = Arrays.copyOf(whole, whole.length + 700);
    Arrays.fill(longer, whole.length, longer.length, (byte) 'x');
    card.put("journal", longer);
    again();
    assertThat(card.bytes("quarantine/b2.journal." + whole.length)).hasSize(700).containsOnly('x');
    assertThat(card.bytes("journal")).startsWith(whole);
    assertThat(CardContents.of(card).entries(Boot.class).getLast().orphanBytes()).isEqualTo(700);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_last_record_that_is_not_signed_by_the_recorder_is_set_aside() throws HardwareFault {
    bench.start().records(1);
    byte[] bytes = card.bytes("journal");
    int at = bytes.length - 12;
    bytes[at] = (byte) (bytes[at] == 'A' ? 'B' : 'A');
    card.put("journal", bytes);
    int records = CardContents.of(bench(bytes)).records().size();
    again();
    CardContents after = CardContents.of(card);
    assertThat(after.types().subList(0, records)).doesNotContain("session-close");
    assertThat(after.types()).endsWith("boot", "gap", "session-close");
  }

  // the journal without its last record
  private MemoryCard bench(byte[] journal) {
    MemoryCard shorter = new MemoryCard(64L << 20);
    String text = new String(journal, StandardCharsets.UTF_8);
    int last = text.lastIndexOf("shuijing-journal/v1");
    shorter.put("journal", text.substring(0, last).getBytes(StandardCharsets.UTF_8));
    return shorter;
  }

  @Test
  void a_journal_damaged_in_the_middle_is_not_cut_and_recording_goes_on() throws Exception {
    bench.start().records(2);
    byte[] damaged = card.bytes("journal");
    int at = journalLengthUpTo(Segment.class, 1) + 60;
    damaged[at] ^= 0x40;
    card.put("journal", damaged);
    Bench next = again();
    assertThat(card.bytes("journal")).startsWith(damaged);
    assertThat(card.paths()).noneMatch(path -> path.startsWith("quarantine/"));
    next.records(1);
    assertThat(new String(card.bytes("journal"), StandardCharsets.UTF_8))
        .contains("detail record 5 is missing or wrong");
    assertThat(card.paths()).contains("sessions/2-1/av-0001.track");
    TestDock dock = new TestDock(next.link());
    assertThat(dock.journal(100_000)).isEqualTo(card.bytes("journal"));
    assertThat(((Refused) dock.ask(new Question.SignCheckpoint())).reason())
        .isEqualTo("journal-damaged");
    Receipt receipt =
        new Receipt(
            Samples.OFFICE,
            Samples.RECORDER,
            dock.describe().head().records(),
            dock.describe().head().last(),
            Samples.WALL,
            List.of());
    assertThat(((Refused) dock.keep(receipt)).reason()).isEqualTo("journal-damaged");
  }

  @Test
  void the_card_of_another_recorder_is_refused_and_left_as_it_is() throws Exception {
    bench.start().records(1);
    byte[] journal = card.bytes("journal");
    Name other = Name.recorder("ruzhou-water.example", "RZ-0008");
    String renamed =
        new String(journal, StandardCharsets.UTF_8).replace(Samples.RECORDER.text(), other.text());
    card.put("journal", renamed.getBytes(StandardCharsets.UTF_8));
    List<String> paths = card.paths();
    assertThatThrownBy(this::again)
        .isInstanceOf(HardwareFault.class)
        .hasMessageContaining("another recorder");
    assertThat(card.paths()).isEqualTo(paths);
    assertThat(new String(card.bytes("journal"), StandardCharsets.UTF_8)).isEqualTo(renamed);
  }

  @Test
  void a_recorder_with_other_keys_does_not_go_on_with_the_journal() throws HardwareFault {
    bench.start().records(1);
    byte[] journal = card.bytes("journal");
    SoftwareSigner other = SoftwareSigner.ed25519(Samples.RECORDER.text(), Samples.seed("another"));
    Bench next = Bench.with(card, bench.clocks()).signers(List.of(other));
    assertThatThrownBy(next::start)
        .isInstanceOf(HardwareFault.class)
        .hasMessageContaining("other keys");
    assertThat(card.bytes("journal")).isEqualTo(journal);
  }

  @Test
  void a_journal_of_nothing_but_garbage_is_kept_and_a_new_one_begins() throws HardwareFault {
    byte[] garbage = new byte[10_000];
    Arrays.fill(garbage, (byte) '\n');
    card.put("journal", garbage);
    bench.start().records(1);
    assertThat(card.bytes("quarantine/b1.journal.0")).isEqualTo(garbage);
    assertThat(CardContents.of(card).types()).startsWith("genesis", "boot");
  }

  @Test
  void a_track_that_is_shorter_than_the_journal_says_is_told_and_not_touched()
      throws HardwareFault {
    bench.start().records(2);
    byte[] cut = Arrays.copyOf(card.bytes(TRACK), card.bytes(TRACK).length - 4_096);
    card.put(TRACK, cut);
    Bench next = again();
    Fault fault = CardContents.of(card).entries(Fault.class).getFirst();
    assertThat(fault.detail()).startsWith(TRACK + " is shorter than ");
    assertThat(card.bytes(TRACK)).isEqualTo(cut);
    assertThat(new TestDock(next.link()).file(TRACK, 100_000)).isEqualTo(cut);
  }

  @Test
  void a_full_card_still_starts_and_its_torn_track_stays_as_it_is() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    byte[] torn = Arrays.copyOf(card.bytes(TRACK), card.bytes(TRACK).length + 3_000);
    MemoryCard full = new MemoryCard(card.bytes("journal").length + torn.length + 2_900);
    full.put("journal", card.bytes("journal"));
    full.put(TRACK, torn);
    Bench next = Bench.with(full, bench.clocks());
    next.start();
    assertThat(full.bytes(TRACK)).isEqualTo(torn);
    assertThat(CardContents.of(full).types()).endsWith("boot", "gap", "session-close");
    assertThat(new TestDock(next.link()).file(TRACK, 100_000)).isEqualTo(card.bytes(TRACK));
  }

  @Test
  void files_that_are_no_tracks_are_left_alone_and_not_offered() throws HardwareFault {
    bench.start().records(1);
    card.put("sessions/1-1/notes.txt", new byte[10]);
    card.put("sessions/x/av-0001.track", new byte[10]);
    Bench next = again();
    assertThat(card.paths()).contains("sessions/1-1/notes.txt", "sessions/x/av-0001.track");
    TestDock dock = new TestDock(next.link());
    assertThat(dock.offered()).containsExactly(TRACK);
    assertThat(HandLink.answer(dock.ask(new Question.Describe(), new byte[0])))
        .isEqualTo(dock.describe());
  }
}

package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.CardSupply;
import io.shuijing.device.parts.Fate;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.parts.MovedClocks;
import io.shuijing.device.parts.PowerCut;
import io.shuijing.device.parts.TestDock;
import io.shuijing.device.press.Press;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Wipe;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Answer.Freed;
import io.shuijing.evidence.transfer.Answer.Refused;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is freed without a receipt of the office that covers it and is itself durable. */
class FreeingSpaceTest {
  private static final String FIRST = "sessions/1-1/av-0001.track";
  private static final String SECOND = "sessions/1-2/av-0001.track";

  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  private TestDock twoRecordingsAtADock() throws HardwareFault {
    bench.start().records(2).records(1);
    return new TestDock(bench.link());
  }

  private static Receipt with(Receipt r, Name office, Name recorder, long size, Digest root) {
    return new Receipt(office, recorder, size, root, r.at(), r.except());
  }

  private void nothingIsFreed(Answer answer, String reason) throws HardwareFault {
    assertThat(((Refused) answer).reason()).isEqualTo(reason);
    assertThat(card.paths()).contains(FIRST, SECOND).noneMatch(p -> p.startsWith("receipts/"));
    assertThat(CardContents.of(card).types()).doesNotContain("wipe");
  }

  @Test
  void a_receipt_for_all_frees_all_and_the_journal_says_so() throws Exception {
    TestDock dock = twoRecordingsAtADock();
    long bytes = (long) card.bytes(FIRST).length + card.bytes(SECOND).length;
    Receipt receipt = dock.receipt(List.of());
    assertThat(dock.keep(receipt)).isEqualTo(new Freed(2, bytes));
    assertThat(card.paths()).containsExactly("journal", "receipts/" + receipt.size() + ".note");
    assertThat(card.folders("sessions")).isEmpty();
    Digest digest = receipt.sign(List.of(Samples.OFFICE_KEY)).digest();
    assertThat(CardContents.of(card).entries(Wipe.class))
        .containsExactly(new Wipe(digest, receipt.size(), 2, bytes));
    assertThat(dock.offered()).isEmpty();
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.PARTIAL);
  }

  @Test
  void the_receipt_is_durable_before_the_first_byte_is_freed() throws Exception {
    TestDock dock = twoRecordingsAtADock();
    Receipt receipt = dock.receipt(List.of());
    bench.clearLog();
    dock.keep(receipt);
    String kept = "receipts/" + receipt.size() + ".note";
    assertThat(bench.log())
        .containsSubsequence(
            "append " + kept + ".part",
            "flush " + kept + ".part",
            "rename " + kept + ".part " + kept,
            "flush-folder receipts",
            "remove " + FIRST,
            "remove " + SECOND,
            "durable wipe");
  }

  @Test
  void a_receipt_that_is_not_the_offices_frees_nothing() throws Exception {
    TestDock dock = twoRecordingsAtADock();
    Receipt receipt = dock.receipt(List.of());
    nothingIsFreed(dock.keep(receipt, Samples.DOCK_KEY), "forged");
    nothingIsFreed(dock.keep(receipt, Samples.RECORDER_KEY), "forged");
    byte[] altered = receipt.sign(List.of(Samples.OFFICE_KEY)).bytes();
    altered[altered.length - 20] ^= 1;
    nothingIsFreed(dock.keep(altered), "forged");
    nothingIsFreed(dock.keep(receipt.text()), "malformed");
    nothingIsFreed(dock.keep(new byte[3_000_000]), "malformed");
  }

  @Test
  void a_receipt_for_another_recorder_or_office_frees_nothing() throws Exception {
    TestDock dock = twoRecordingsAtADock();
    Receipt r = dock.receipt(List.of());
    Name other = Name.recorder("ruzhou-water.example", "RZ-0008");
    nothingIsFreed(dock.keep(with(r, r.office(), other, r.size(), r.root())), "other-recorder");
    Name office = Name.office("elsewhere.example");
    nothingIsFreed(dock.keep(with(r, office, r.recorder(), r.size(), r.root())), "other-office");
  }

  @Test
  void a_receipt_for_another_journal_or_a_longer_one_frees_nothing() throws Exception {
    TestDock dock = twoRecordingsAtADock();
    Receipt r = dock.receipt(List.of());
    Digest root = Digest.of("another history");
    nothingIsFreed(dock.keep(with(r, r.office(), r.recorder(), r.size(), root)), "wrong-root");
    nothingIsFreed(
        dock.keep(with(r, r.office(), r.recorder(), r.size() - 1, r.root())), "wrong-root");
    nothingIsFreed(dock.keep(with(r, r.office(), r.recorder(), r.size() + 1, r.root())), "ahead");
  }

  @Test
  void a_receipt_frees_only_what_was_recorded_before_it() throws Exception {
    bench.start().records(1);
    TestDock dock = new TestDock(bench.link());
    Receipt receipt = dock.receipt(List.of());
    bench.records(1);
    assertThat(((Freed) dock.keep(receipt)).files()).isEqualTo(1);
    assertThat(card.paths()).contains(SECOND).doesNotContain(FIRST);
  }

  @Test
  void a_track_of_which_one_segment_is_excepted_stays() throws Exception {
    TestDock dock = twoRecordingsAtADock();
    StoredRecord missing =
        CardContents.of(card).records().stream()
            .filter(record -> record.entry() instanceof Segment)
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertThat(((Freed) dock.keep(dock.receipt(List.of(missing.n())))).files()).isEqualTo(1);
    assertThat(card.paths()).contains(FIRST).doesNotContain(SECOND);
    assertThat(dock.offered()).containsExactly(FIRST);
    assertThat(((Freed) dock.keep(dock.receipt(List.of()))).files()).isEqualTo(1);
    assertThat(card.paths()).doesNotContain(FIRST);
  }

  @Test
  void the_session_that_is_open_is_never_freed() throws Exception {
    bench.start().records(1).press(Press.SHORT).init().fragments(1);
    TestDock dock = new TestDock(bench.link());
    assertThat(((Freed) dock.keep(dock.receipt(List.of()))).files()).isEqualTo(1);
    assertThat(card.paths()).contains(SECOND).doesNotContain(FIRST);
    bench.fragments(1).press(Press.LONG).finish();
    assertThat(CardContents.of(card).tracksAreWhole().entries(Entry.SessionClose.class)).hasSize(2);
  }

  @Test
  void the_same_receipt_again_is_answered_as_before() throws Exception {
    TestDock dock = twoRecordingsAtADock();
    Receipt receipt = dock.receipt(List.of());
    Answer first = dock.keep(receipt);
    bench.records(1);
    assertThat(dock.keep(receipt)).isEqualTo(first);
    assertThat(CardContents.of(card).entries(Wipe.class)).hasSize(1);
    assertThat(card.paths()).contains("sessions/1-3/av-0001.track");
  }

  @Test
  void an_older_receipt_is_refused() throws Exception {
    bench.start().records(1);
    TestDock dock = new TestDock(bench.link());
    Receipt older = dock.receipt(List.of());
    bench.records(1);
    dock.keep(dock.receipt(List.of()));
    bench.records(1);
    assertThat(((Refused) dock.keep(older)).reason()).isEqualTo("old");
    assertThat(card.paths()).contains("sessions/1-3/av-0001.track");
  }

  @Test
  void quarantine_is_freed_only_after_the_dock_has_read_it_to_its_end() throws Exception {
    bench.start().records(1);
    byte[] torn = new byte[5_000];
    card.put("quarantine/b1.journal.77", torn);
    TestDock dock = new TestDock(bench.link());
    assertThat(dock.offered()).containsExactly(FIRST, "quarantine/b1.journal.77");
    dock.keep(dock.receipt(List.of()));
    assertThat(card.paths()).contains("quarantine/b1.journal.77");
    assertThat(dock.file("quarantine/b1.journal.77", 4_096)).isEqualTo(torn);
    assertThat(dock.keep(dock.receipt(List.of()))).isEqualTo(new Freed(1, 5_000));
    assertThat(card.paths()).noneMatch(path -> path.startsWith("quarantine/"));
  }

  @Test
  void freeing_that_a_power_cut_broke_off_is_ended_at_the_next_start() throws Exception {
    for (Fate fate : Fate.values()) {
      for (long after = 0; after < 15; after++) {
        powerGoesWhileFreeing(fate, after);
      }
    }
  }

  private static void powerGoesWhileFreeing(Fate fate, long after) throws Exception {
    MemoryCard freeing = new MemoryCard(64L << 20);
    Bench on = Bench.with(freeing, new MovedClocks());
    on.start().records(2).records(1);
    TestDock dock = new TestDock(on.link());
    Receipt receipt = dock.receipt(List.of());
    long bytes = (long) freeing.bytes(FIRST).length + freeing.bytes(SECOND).length;
    freeing.cutAt(freeing.operations() + after);
    assertThatThrownBy(() -> dock.keep(receipt)).isInstanceOf(PowerCut.class);
    MemoryCard left = freeing.survivor(fate, after);
    boolean kept = left.paths().contains("receipts/" + receipt.size() + ".note");
    Bench next = Bench.with(left, on.clocks()).start();
    List<Wipe> wipes = CardContents.of(left).entries(Wipe.class);
    List<String> tracks =
        left.paths().stream().filter(path -> path.startsWith("sessions/")).toList();
    if (wipes.isEmpty()) {
      assertThat(tracks).as("%s, %s, kept %s", fate, after, kept).containsExactly(FIRST, SECOND);
    } else {
      assertThat(tracks).isEmpty();
      assertThat(wipes).hasSize(1).first().extracting(Wipe::files).isEqualTo(2L);
      assertThat(wipes.getFirst().bytes()).isEqualTo(bytes);
    }
    assertThat(CardContents.of(left).entries(Entry.Fault.class)).isEmpty();
    assertThat(CardSupply.verdict(left)).isIn(Verdict.PARTIAL, Verdict.UNANCHORED);
    Answer again = new TestDock(next.link()).keep(receipt);
    assertThat(again).isEqualTo(new Freed(2, bytes));
  }

  @Test
  void a_track_that_vanished_without_a_receipt_is_told() throws Exception {
    bench.start().records(1);
    card.remove(FIRST);
    Bench.with(card, bench.clocks()).start();
    Entry.Fault fault = CardContents.of(card).entries(Entry.Fault.class).getFirst();
    assertThat(fault.fault()).isEqualTo("lost");
    assertThat(fault.detail()).isEqualTo(FIRST + " is gone");
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.MISSING);
  }
}

package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.CardSupply;
import io.shuijing.device.parts.Fate;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.parts.MovedClocks;
import io.shuijing.device.parts.PowerCut;
import io.shuijing.device.press.Press;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Fault;
import io.shuijing.evidence.journal.Entry.Gap;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.SessionClose;
import io.shuijing.evidence.journal.Entry.SessionOpen;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.evidence.seal.AgeSealing;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Parts fail; what was captured stays, and every gap has its cause. */
class FailingPartsTest {
  private static final String FIRST = "sessions/1-1/av-0001.track";
  private static final String SECOND = "sessions/1-1/av-0002.track";

  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  private CardContents contents() throws HardwareFault {
    return CardContents.of(card).tracksAreWhole();
  }

  private Predicate<String> once(String operation) {
    boolean[] done = {false};
    return happening -> {
      boolean fails = !done[0] && happening.equals(operation);
      done[0] |= fails;
      return fails;
    };
  }

  private void allAcknowledgedIsThere() throws HardwareFault {
    assertThat(CardContents.of(card).records().stream().map(StoredRecord::digest))
        .containsAll(bench.acknowledged().stream().map(StoredRecord::digest).toList());
  }

  @Test
  void a_track_whose_flush_fails_is_given_up_and_its_segment_goes_into_the_next()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    card.fail("io", once("flush " + FIRST));
    bench.fragments(2).press(Press.LONG).finish();
    CardContents contents = contents();
    assertThat(contents.segmentsByTrack()).containsOnlyKeys(FIRST, SECOND);
    assertThat(contents.entries(Segment.class))
        .extracting(Segment::index)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    Fault fault = contents.entries(Fault.class).getFirst();
    assertThat(fault.part()).isEqualTo("card");
    assertThat(fault.fault()).isEqualTo("io");
    assertThat(fault.abandoned()).hasSize(1);
    assertThat(contents.entries(SessionClose.class).getFirst().segments()).isEqualTo(6);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_failed_flush_is_never_tried_again() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.clearLog();
    card.fail("io", once("flush " + FIRST));
    bench.fragments(1);
    assertThat(bench.log())
        .containsSubsequence("append " + FIRST, "durable fault", "create " + SECOND)
        .contains("flush " + SECOND)
        .doesNotContain("flush " + FIRST);
  }

  @Test
  void what_was_torn_off_a_track_lies_in_quarantine_and_is_no_fork() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    // the second append of the block fails: sealed bytes are there, the record is torn
    int[] appends = {0};
    card.fail("io", operation -> operation.equals("append " + FIRST) && ++appends[0] == 2);
    bench.fragments(1).press(Press.LONG).finish();
    assertThat(card.paths()).anyMatch(path -> path.startsWith("quarantine/p1.1-1.av-0001.track."));
    contents();
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_tail_that_cannot_be_set_aside_at_once_is_set_aside_at_the_next_start()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    int[] appends = {0};
    card.fail(
        "io",
        operation ->
            (operation.equals("append " + FIRST) && ++appends[0] == 2)
                || operation.startsWith("create quarantine/"));
    bench.fragments(1).press(Press.LONG).finish();
    assertThat(card.paths()).noneMatch(path -> path.startsWith("quarantine/"));
    card.heal();
    Bench.with(card, bench.clocks()).start();
    assertThat(card.paths()).anyMatch(path -> path.startsWith("quarantine/b2.1-1.av-0001.track."));
    contents();
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_card_that_takes_no_segment_closes_the_session_with_a_gap_and_a_warning()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    card.fail("io", operation -> operation.startsWith("append sessions/"));
    bench.fragments(2);
    assertThat(bench.shown()).isEqualTo(Signal.WARNING);
    assertThat(bench.camera().stopAsked()).isTrue();
    bench.finish();
    CardContents contents = CardContents.of(card);
    assertThat(contents.types()).endsWith("gap", "session-close");
    assertThat(contents.entries(SessionClose.class).getFirst().cause()).isEqualTo("storage");
    Gap gap = contents.entries(Gap.class).getFirst();
    assertThat(gap.cause()).isEqualTo("storage");
    // two segments of two seconds are durable; nothing behind them is
    assertThat(gap.to().monoMs() - gap.from().monoMs()).isEqualTo(4_500);
    assertThat(bench.shown()).isEqualTo(Signal.FAULT);
    allAcknowledgedIsThere();
  }

  @Test
  void a_full_card_closes_in_order_and_nothing_captured_is_lost() throws HardwareFault {
    MemoryCard small = new MemoryCard(Bench.RESERVE + 80_000);
    Bench on = Bench.with(small, new MovedClocks());
    on.start().press(Press.SHORT).init();
    int fragments = 0;
    while (!on.camera().stopAsked()) {
      on.fragments(1);
      fragments++;
    }
    assertThat(on.shown()).isEqualTo(Signal.WARNING);
    on.finish();
    CardContents contents = CardContents.of(small).tracksAreWhole();
    assertThat(contents.entries(Segment.class)).hasSize(fragments + 2);
    SessionClose close = contents.entries(SessionClose.class).getFirst();
    assertThat(close.cause()).isEqualTo("storage");
    assertThat(close.measured().orElseThrow()).isBetween(0L, Bench.RESERVE);
    assertThat(contents.entries(Gap.class)).isEmpty();
    assertThat(CardSupply.verdict(small)).isEqualTo(Verdict.UNANCHORED);
    on.press(Press.SHORT);
    assertThat(on.shown()).isEqualTo(Signal.FAULT);
    assertThat(CardContents.of(small).entries(Fault.class).getLast().fault()).isEqualTo("full");
  }

  @Test
  void a_journal_whose_flush_fails_goes_on_in_a_new_file_and_loses_nothing() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    card.fail("io", once("flush journal"));
    bench.fragments(2).press(Press.LONG).finish();
    CardContents contents = contents();
    assertThat(contents.entries(Segment.class)).hasSize(6);
    assertThat(contents.entries(Fault.class).getFirst().detail())
        .isEqualTo("the journal went on in a new file");
    assertThat(card.paths()).anyMatch(path -> path.startsWith("quarantine/journal-"));
    allAcknowledgedIsThere();
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
    Bench.with(card, bench.clocks()).start().records(1);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_journal_that_takes_nothing_ends_the_recording_and_a_press_tries_again()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    card.fail("io", operation -> operation.contains("journal"));
    bench.fragments(1);
    assertThat(bench.state()).isEqualTo("faulted");
    assertThat(bench.shown()).isEqualTo(Signal.FAULT);
    assertThat(bench.camera().stopAsked()).isTrue();
    bench.finish();
    card.heal();
    bench.records(1);
    CardContents contents = contents();
    assertThat(contents.entries(SessionOpen.class)).hasSize(2);
    assertThat(contents.entries(SessionClose.class))
        .extracting(SessionClose::cause)
        .containsExactly("storage", "officer");
    assertThat(contents.entries(Gap.class)).extracting(Gap::cause).containsExactly("storage");
    assertThat(contents.entries(Fault.class).getFirst().abandoned()).isNotEmpty();
    allAcknowledgedIsThere();
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.INTERRUPTED);
  }

  @Test
  void a_power_cut_while_the_journal_moves_to_a_new_file_loses_nothing() throws HardwareFault {
    for (Fate fate : Fate.values()) {
      for (int after = 0; after < 12; after++) {
        journalMovesAndPowerGoes(fate, after);
      }
    }
  }

  private void journalMovesAndPowerGoes(Fate fate, int after) throws HardwareFault {
    MemoryCard moving = new MemoryCard(64L << 20);
    Bench on = Bench.with(moving, new MovedClocks());
    on.start().press(Press.SHORT).init().fragments(1);
    moving.fail("io", once("flush journal"));
    moving.cutAt(moving.operations() + 5 + after);
    goesOnUntilThePowerGoes(on);
    List<Digest> acknowledged = on.acknowledged().stream().map(StoredRecord::digest).toList();
    MemoryCard left = moving.survivor(fate, after);
    Bench.with(left, on.clocks()).start().records(1);
    assertThat(CardContents.of(left).tracksAreWhole().records().stream().map(StoredRecord::digest))
        .as("%s after %s", fate, after)
        .containsAll(acknowledged);
    assertThat(CardSupply.verdict(left)).isIn(Verdict.INTERRUPTED, Verdict.UNANCHORED);
  }

  private static void goesOnUntilThePowerGoes(Bench on) {
    try {
      on.fragments(1);
    } catch (PowerCut cut) {
      assertThat(cut).hasMessageContaining("power cut");
    }
  }

  @Test
  void a_card_that_stalls_shifts_no_time_and_makes_no_gap() throws Exception {
    bench.sealing(AgeSealing.to(List.of(Samples.OFFICE_AGE.recipient())));
    bench.start().press(Press.SHORT).init();
    Instant pressed = bench.clocks().wall().time();
    for (int i = 0; i < 3; i++) {
      bench.camera().fragment();
    }
    bench.clocks().pass(1_500);
    bench.press(Press.SHORT).fragments(1).press(Press.LONG).finish();
    CardContents contents = contents();
    assertThat(contents.entries(Gap.class)).isEmpty();
    assertThat(contents.entries(Entry.Mark.class).getFirst().mediaMs()).isEqualTo(7_500);
    Segment third = contents.entries(Segment.class).get(3);
    byte[] sealed =
        Arrays.copyOfRange(
            card.bytes(FIRST),
            (int) third.at().offset(),
            (int) (third.at().offset() + third.sealed().bytes()));
    assertThat(Telemetry.leading(Samples.OFFICE_AGE.open(sealed)).wall())
        .isEqualTo(pressed.plusMillis(4_000));
  }

  @Test
  void a_card_that_does_not_know_its_room_loses_no_segment() throws HardwareFault {
    bench.start().press(Press.SHORT).init();
    card.fail("io", "free-bytes"::equals);
    bench.fragments(2);
    assertThat(bench.state()).isEqualTo("recording");
    card.heal();
    bench.press(Press.LONG).finish();
    assertThat(contents().entries(Segment.class)).hasSize(4);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_journal_that_fails_in_standby_is_shown_and_so_is_its_recovery() throws HardwareFault {
    bench.start();
    card.fail("io", operation -> operation.contains("journal"));
    bench.passes(30_000);
    assertThat(bench.shown()).isEqualTo(Signal.FAULT);
    card.heal();
    bench.passes(30_000);
    assertThat(bench.shown()).isEqualTo(Signal.READY);
    assertThat(bench.state()).isEqualTo("standby");
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void half_a_record_in_the_new_file_too_is_followed_by_nothing() throws HardwareFault {
    bench.start();
    int[] appends = {0};
    card.fail("io", operation -> operation.equals("append journal") && ++appends[0] <= 2);
    bench.press(Press.SHORT);
    assertThat(appends[0]).isEqualTo(2);
    assertThat(bench.state()).isEqualTo("faulted");
    card.heal();
    bench.finish().records(1);
    contents();
    allAcknowledgedIsThere();
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void what_a_failed_journal_left_open_is_closed_although_the_camera_refuses()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    card.fail("io", operation -> operation.contains("journal"));
    bench.fragments(1).finish();
    card.heal();
    bench.camera().refuse(new HardwareFault("camera", "missing", "no camera"));
    bench.press(Press.SHORT);
    assertThat(bench.state()).isEqualTo("standby");
    assertThat(contents().types()).endsWith("fault", "gap", "session-close");
  }

  @Test
  void switched_off_after_the_journal_failed_it_closes_what_was_open() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    card.fail("io", operation -> operation.contains("journal"));
    bench.fragments(1);
    card.heal();
    bench.happens(new RecorderEvent.SwitchOff("terminated"));
    assertThat(contents().types()).endsWith("fault", "gap", "session-close", "off");
    assertThat(bench.state()).isEqualTo("off");
  }

  @Test
  void switching_off_closes_the_session_first() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.happens(new RecorderEvent.SwitchOff("terminated")).finish();
    CardContents contents = contents();
    assertThat(contents.types()).endsWith("session-close", "off");
    assertThat(contents.entries(SessionClose.class).getFirst().cause()).isEqualTo("off");
    assertThat(contents.entries(Entry.Off.class).getFirst().cause()).isEqualTo("terminated");
    assertThat(bench.state()).isEqualTo("off");
    Bench.with(card, bench.clocks()).start();
    assertThat(contents().entries(Entry.Boot.class).getLast().cause()).isEqualTo("after-off");
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_loss_of_power_in_mid_recording_is_told_at_the_next_start() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    MemoryCard left = card.survivor(Fate.DROPPED, 1);
    bench.clocks().pass(9_000);
    Bench.with(left, bench.clocks()).start();
    CardContents contents = CardContents.of(left).tracksAreWhole();
    assertThat(contents.types()).endsWith("boot", "gap", "session-close");
    assertThat(contents.entries(Entry.Boot.class).getLast().cause()).isEqualTo("after-loss");
    Gap gap = contents.entries(Gap.class).getFirst();
    assertThat(gap.cause()).isEqualTo("power-lost");
    assertThat(gap.from().boot()).isEqualTo(1);
    assertThat(gap.to().boot()).isEqualTo(2);
    assertThat(Duration.between(gap.from().wall(), gap.to().wall()).toMillis()).isEqualTo(9_000);
    SessionClose close = contents.entries(SessionClose.class).getFirst();
    assertThat(close.cause()).isEqualTo("power-lost");
    assertThat(close.measured()).isEqualTo(OptionalLong.empty());
    assertThat(close.segments()).isEqualTo(3);
    assertThat(close.totals().mediaMs()).isEqualTo(4_000);
    assertThat(CardSupply.verdict(left)).isEqualTo(Verdict.INTERRUPTED);
  }
}

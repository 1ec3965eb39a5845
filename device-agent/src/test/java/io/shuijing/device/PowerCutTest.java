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
import io.shuijing.device.press.Press;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The power goes at every operation of the card in turn, and in every way it can. */
class PowerCutTest {
  private static final long CAPACITY = 4L << 20;

  private final List<Digest> acknowledged = new ArrayList<>();
  private final MovedClocks clocks = new MovedClocks();

  // a small life: switched on, recorded with a mark, recorded again, switched off half way
  private static void live(Bench bench) throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.press(Press.SHORT).fragments(1).press(Press.LONG).finish();
    bench.press(Press.SHORT).init().fragments(1);
  }

  private Bench bench(MemoryCard card) {
    return Bench.with(card, clocks, 5_000);
  }

  private long operationsOfALife() throws HardwareFault {
    MemoryCard card = new MemoryCard(CAPACITY);
    live(bench(card));
    return card.operations();
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void nothing_acknowledged_is_missing_whenever_the_power_goes(Fate fate) throws HardwareFault {
    long operations = operationsOfALife();
    assertThat(operations).isGreaterThan(40);
    for (long at = 0; at < operations; at++) {
      MemoryCard left = cutAt(at, fate);
      Bench next = bench(left).start();
      everythingIsThere(left, "cut at " + at + ", " + fate);
      next.records(1);
      everythingIsThere(left, "recorded again after " + at + ", " + fate);
    }
  }

  private MemoryCard cutAt(long at, Fate fate) {
    acknowledged.clear();
    return lifeCutAt(at).survivor(fate, at);
  }

  private MemoryCard lifeCutAt(long at) {
    MemoryCard card = new MemoryCard(CAPACITY);
    card.cutAt(at);
    Bench bench = bench(card);
    assertThatThrownBy(() -> live(bench)).isInstanceOf(PowerCut.class);
    bench.acknowledged().forEach(record -> acknowledged.add(record.digest()));
    return card;
  }

  private void everythingIsThere(MemoryCard card, String when) throws HardwareFault {
    CardContents contents = CardContents.of(card).tracksAreWhole();
    assertThat(contents.records().stream().map(StoredRecord::digest))
        .as(when)
        .containsAll(acknowledged);
    assertThat(contents.entries(Entry.SessionClose.class))
        .as("every session is closed, " + when)
        .hasSameSizeAs(contents.entries(Entry.SessionOpen.class));
    Report report = CardSupply.report(card);
    assertThat(report.verdict())
        .as("%s: %s", when, report.findings())
        .isIn(Verdict.UNANCHORED, Verdict.INTERRUPTED);
    contents
        .segmentsByTrack()
        .keySet()
        .forEach(track -> assertThat(card.paths()).as(when).contains(track));
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void power_may_go_again_at_every_operation_of_the_recovery(Fate fate) throws HardwareFault {
    long operations = operationsOfALife();
    for (long first = operations - 16; first < operations; first++) {
      MemoryCard left = cutAt(first, fate);
      MemoryCard undisturbed = left.afterProcess();
      bench(undisturbed).start();
      recoveryIsCutEverywhere(
          left,
          fate,
          "power cut at " + first,
          (again, when) -> nothingTornIsLost(undisturbed, again, when));
    }
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void a_process_may_die_and_the_power_go_while_the_next_one_starts(Fate fate)
      throws HardwareFault {
    long operations = operationsOfALife();
    for (long first = operations - 16; first < operations; first++) {
      acknowledged.clear();
      MemoryCard card = lifeCutAt(first);
      // a torn tail was never durable here; only what was acknowledged counts
      recoveryIsCutEverywhere(card.afterProcess(), fate, "process died at " + first, (_, _) -> {});
    }
  }

  private void recoveryIsCutEverywhere(
      MemoryCard left, Fate fate, String how, BiConsumer<MemoryCard, String> also)
      throws HardwareFault {
    MemoryCard counting = left.afterProcess();
    bench(counting).start();
    List<Digest> before = List.copyOf(acknowledged);
    for (long second = 0; second < counting.operations(); second++) {
      String when = how + " and power at " + second + " of the next start, " + fate;
      acknowledged.clear();
      acknowledged.addAll(before);
      MemoryCard again = recoveryCutAt(left, second, fate);
      bench(again).start();
      everythingIsThere(again, when);
      also.accept(again, when);
    }
  }

  private MemoryCard recoveryCutAt(MemoryCard left, long at, Fate fate) {
    MemoryCard card = left.afterProcess();
    card.cutAt(at);
    Bench bench = bench(card);
    assertThatThrownBy(bench::start).isInstanceOf(PowerCut.class);
    bench.acknowledged().forEach(record -> acknowledged.add(record.digest()));
    return card.survivor(fate, at);
  }

  // torn off again at the same place, a tail may have grown
  private static void nothingTornIsLost(MemoryCard undisturbed, MemoryCard card, String when) {
    for (byte[] orphan : orphans(undisturbed)) {
      assertThat(orphans(card))
          .as(when)
          .anyMatch(kept ->
              kept.length >= orphan.length
                  && Arrays.equals(kept, 0, orphan.length, orphan, 0, orphan.length));
    }
  }

  private static List<byte[]> orphans(MemoryCard card) {
    return card.paths().stream()
        .filter(path -> path.startsWith("quarantine/"))
        .map(card::bytes)
        .toList();
  }

  @Test
  void a_start_that_finds_all_in_order_changes_nothing_but_to_say_that_it_started()
      throws HardwareFault {
    MemoryCard card = new MemoryCard(CAPACITY);
    live(bench(card));
    MemoryCard left = card.survivor(Fate.TORN, 7);
    bench(left).start();
    List<String> paths = left.paths();
    int before = CardContents.of(left).records().size();
    bench(left).start();
    CardContents after = CardContents.of(left).tracksAreWhole();
    assertThat(left.paths()).isEqualTo(paths);
    assertThat(after.records()).hasSize(before + 1);
    assertThat(after.records().getLast().entry())
        .isInstanceOfSatisfying(
            Entry.Boot.class,
            boot -> {
              assertThat(boot.cause()).isEqualTo("after-loss");
              assertThat(boot.recovered()).isZero();
              assertThat(boot.orphanBytes()).isZero();
            });
  }
}

package io.shuijing.device.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class EnergyTest {
  private static final long MINUTE = 60_000;

  private final List<String> told = new ArrayList<>();
  private final List<Long> warnedAtMs = new ArrayList<>();
  private Energy energy = Energy.UNKNOWN;
  private long nowMs;
  private long closedAtMs = -1;

  private void reads(OptionalInt permille) {
    Energy.Step step = energy.at(nowMs, permille);
    energy = step.next();
    step.warning()
        .ifPresent(minutes -> {
          told.add(minutes + " minutes");
          warnedAtMs.add(nowMs);
        });
    if (step.close()) {
      told.add("close");
      closedAtMs = nowMs;
    }
  }

  /** The battery's charge by minutes, read twice a second in steps of so many permille. */
  private void drains(LongToDoubleFunction chargeAtMs, int steps, long minutes) {
    for (long end = nowMs + minutes * MINUTE; nowMs < end; nowMs += 500) {
      int exact = (int) Math.max(0, chargeAtMs.applyAsDouble(nowMs));
      reads(OptionalInt.of(exact / steps * steps));
    }
  }

  @Test
  void warnings_come_at_60_30_and_15_minutes_and_the_close_before_it_is_empty() {
    drains(ms -> 1_000 - ms * 5.0 / MINUTE, 1, 200);
    assertThat(told).containsExactly("60 minutes", "30 minutes", "15 minutes", "close");
    assertThat(closedAtMs).isLessThan(200 * MINUTE);
  }

  @Test
  void between_the_last_warning_and_the_close_lie_5_to_30_minutes_whatever_the_drain_and_gauge() {
    for (double perMinute : new double[] {1.5, 2.5, 4, 8, 12}) {
      for (int steps : new int[] {1, 4, 10}) {
        told.clear();
        warnedAtMs.clear();
        energy = Energy.UNKNOWN;
        nowMs = 0;
        drains(ms -> 900 - ms * perMinute / MINUTE, steps, (long) (900 / perMinute));
        assertThat(told).as("%s in steps of %s", perMinute, steps).endsWith("15 minutes", "close");
        assertThat(closedAtMs - warnedAtMs.getLast())
            .as("%s in steps of %s", perMinute, steps)
            .isBetween(5 * MINUTE, 30 * MINUTE);
      }
    }
  }

  @Test
  void a_drain_that_doubles_after_the_last_warning_still_leaves_five_minutes() {
    drains(
        ms -> {
          double before = 885.0 / 5 * MINUTE;
          double minutes = ms / (double) MINUTE;
          return ms < before ? 960 - minutes * 5 : 75 - (ms - before) * 10.0 / MINUTE;
        },
        1,
        184);
    assertThat(told).contains("15 minutes", "close");
    assertThat(closedAtMs - warnedAtMs.getLast()).isGreaterThanOrEqualTo(5 * MINUTE);
  }

  @Test
  void one_lie_of_the_gauge_closes_nothing() {
    reads(OptionalInt.of(800));
    nowMs += 30_000;
    reads(OptionalInt.of(0));
    nowMs += 30_000;
    reads(OptionalInt.of(0));
    nowMs += 30_000;
    reads(OptionalInt.of(790));
    assertThat(told).doesNotContain("close");
  }

  @Test
  void a_gauge_that_says_nothing_warns_of_nothing() {
    for (int i = 0; i < 1_000; i++) {
      nowMs += 30_000;
      reads(OptionalInt.empty());
    }
    assertThat(told).isEmpty();
  }

  @Test
  void it_closes_once_and_again_only_after_it_was_charged() {
    drains(_ -> 5, 1, 10);
    assertThat(told).containsExactly("15 minutes", "close");
    drains(_ -> 900, 1, 5);
    drains(_ -> 5, 1, 10);
    assertThat(told).containsExactly("15 minutes", "close", "15 minutes", "close");
  }

  @Test
  void a_warning_does_not_come_again_while_the_forecast_wavers() {
    Warnings.Step first = Warnings.NONE.at(30);
    assertThat(first.due()).isEqualTo(OptionalLong.of(30));
    Warnings warnings = first.next();
    for (long minutes : new long[] {33, 29, 40, 28}) {
      Warnings.Step step = warnings.at(minutes);
      assertThat(step.due()).isEmpty();
      warnings = step.next();
    }
    warnings = warnings.at(46).next();
    assertThat(warnings.at(29).due()).isEqualTo(OptionalLong.of(30));
  }
}

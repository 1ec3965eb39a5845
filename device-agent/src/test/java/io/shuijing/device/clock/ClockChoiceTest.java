package io.shuijing.device.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.clock.ClockChoice.Contradicted;
import io.shuijing.device.clock.ClockChoice.Keep;
import io.shuijing.device.clock.ClockChoice.Step;
import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.Clocks.WallReading;
import io.shuijing.hal.time.TimeSource.Doubt;
import io.shuijing.hal.time.TimeSource.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClockChoiceTest {
  private static final Instant TRUE_TIME = Instant.parse("2027-03-04T05:06:07Z");
  private static final long NOW = 900_000_000_000L;

  private static WallReading own(Source source, long aheadMs, long uncertaintyMs) {
    return new WallReading(TRUE_TIME.plusMillis(aheadMs), source, OptionalLong.of(uncertaintyMs));
  }

  private static Reading receiver(long aheadMs) {
    return new Reading(
        TRUE_TIME.plusMillis(aheadMs), NOW, Source.GNSS, OptionalLong.of(500), Optional.empty());
  }

  private static Reading doubtful(Source source, long aheadMs, Doubt doubt) {
    return new Reading(
        TRUE_TIME.plusMillis(aheadMs), NOW, source, OptionalLong.empty(), Optional.of(doubt));
  }

  private static ClockChoice choice(WallReading own, Reading... readings) {
    return ClockChoice.of(own, List.of(readings), NOW);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "RTC"})
  void a_settled_receiver_sets_a_clock_that_no_dock_has_set(Source source) {
    WallReading lost = new WallReading(Instant.EPOCH, source, OptionalLong.empty());
    assertThat(choice(lost, receiver(0)))
        .isEqualTo(
            new Step(Source.GNSS, TRUE_TIME, OptionalLong.of(500), -TRUE_TIME.toEpochMilli()));
  }

  @Test
  void a_dock_s_time_stands_while_it_is_as_good_and_is_replaced_once_it_is_twice_as_uncertain() {
    assertThat(choice(own(Source.DOCK, 300, 999), receiver(0))).isInstanceOf(Keep.class);
    assertThat(choice(own(Source.DOCK, 300, 1_000), receiver(0)))
        .isEqualTo(new Step(Source.GNSS, TRUE_TIME, OptionalLong.of(500), 300));
  }

  @Test
  void a_receiver_that_contradicts_a_dock_is_not_believed_and_the_contradiction_is_told() {
    assertThat(choice(own(Source.DOCK, -3_600_000, 2_000), receiver(0)))
        .isEqualTo(new Contradicted(Source.GNSS, -3_600_000));
    assertThat(choice(own(Source.DOCK, 2_500, 2_000), receiver(0))).isInstanceOf(Step.class);
  }

  @Test
  void a_clock_that_a_receiver_set_follows_the_receiver() {
    assertThat(choice(own(Source.GNSS, 100, 600), receiver(0))).isInstanceOf(Keep.class);
    assertThat(choice(own(Source.GNSS, 5_000, 600), receiver(0))).isInstanceOf(Step.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_FIX", "UNSETTLED", "UNATTENDED"})
  void a_receiver_in_doubt_sets_nothing_not_even_a_lost_clock(Doubt doubt) {
    WallReading lost = new WallReading(Instant.EPOCH, Source.NONE, OptionalLong.empty());
    assertThat(choice(lost, doubtful(Source.GNSS, 0, doubt))).isInstanceOf(Keep.class);
  }

  @Test
  void weeks_that_rolled_over_are_believed_only_if_the_battery_backed_clock_says_the_same_day() {
    WallReading lost = new WallReading(Instant.EPOCH, Source.NONE, OptionalLong.empty());
    Reading moved = doubtful(Source.GNSS, 0, Doubt.WEEK_ROLLOVER);
    assertThat(choice(lost, moved)).isInstanceOf(Keep.class);
    Reading sameDay = doubtful(Source.RTC, 3_600_000, Doubt.UNATTENDED);
    assertThat(choice(lost, moved, sameDay))
        .isInstanceOfSatisfying(
            Step.class, step -> assertThat(step.source()).isEqualTo(Source.GNSS));
    Reading otherDay = doubtful(Source.RTC, 48 * 3_600_000L, Doubt.UNATTENDED);
    assertThat(choice(lost, moved, otherDay))
        .isInstanceOfSatisfying(
            Step.class, step -> assertThat(step.source()).isEqualTo(Source.RTC));
  }

  @Test
  void a_battery_backed_clock_helps_only_a_clock_that_nobody_has_set() {
    Reading rtc = doubtful(Source.RTC, 700, Doubt.UNATTENDED);
    WallReading lost = new WallReading(Instant.EPOCH, Source.NONE, OptionalLong.empty());
    assertThat(choice(lost, rtc))
        .isInstanceOfSatisfying(
            Step.class, step -> assertThat(step.source()).isEqualTo(Source.RTC));
    assertThat(choice(own(Source.DOCK, 0, 80_000_000), rtc)).isInstanceOf(Keep.class);
    assertThat(choice(own(Source.RTC, 0, 80_000_000), rtc)).isInstanceOf(Keep.class);
  }

  @Test
  void a_reading_grows_older_and_more_uncertain_and_after_a_minute_says_nothing() {
    WallReading lost = new WallReading(Instant.EPOCH, Source.NONE, OptionalLong.empty());
    Reading old =
        new Reading(
            TRUE_TIME, NOW - 50_000_000_000L, Source.GNSS, OptionalLong.of(500), Optional.empty());
    assertThat(choice(lost, old))
        .isInstanceOfSatisfying(
            Step.class,
            step -> {
              assertThat(step.time()).isEqualTo(TRUE_TIME.plusSeconds(50));
              assertThat(step.uncertaintyMs()).hasValue(501);
            });
    Reading tooOld =
        new Reading(
            TRUE_TIME, NOW - 61_000_000_000L, Source.GNSS, OptionalLong.of(500), Optional.empty());
    assertThat(choice(lost, tooOld)).isInstanceOf(Keep.class);
  }
}

package io.shuijing.hal.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatternTest {
  private static List<String> lights(Signal signal) {
    return LongStream.range(10_000, 22_000)
        .mapToObj(ms -> Pattern.of(signal).at(ms))
        .map(lamps -> lamps.green() + " " + lamps.red())
        .toList();
  }

  private static List<Boolean> vibration(Signal signal) {
    return LongStream.range(0, 5_000)
        .mapToObj(ms -> Pattern.of(signal).at(ms).vibration())
        .toList();
  }

  @Test
  void no_two_signals_look_alike() {
    assertThat(Arrays.stream(Signal.values()).map(PatternTest::lights)).doesNotHaveDuplicates();
  }

  @Test
  void no_two_signals_feel_alike() {
    assertThat(Arrays.stream(Signal.values()).map(PatternTest::vibration)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void every_signal_can_be_seen_and_is_felt_when_it_begins_and_never_after(Signal signal) {
    assertThat(lights(signal).stream().anyMatch(light -> light.contains("true")))
        .isEqualTo(signal != Signal.OFF);
    assertThat(vibration(signal).getFirst()).isTrue();
    assertThat(LongStream.range(2_500, 20_000).mapToObj(Pattern.of(signal)::at))
        .noneMatch(Lamps::vibration);
  }

  @ParameterizedTest
  @EnumSource
  void an_unfelt_signal_looks_the_same(Signal signal) {
    Pattern unfelt = Pattern.of(signal).unfelt();
    for (long ms = 0; ms < 10_000; ms++) {
      Lamps lamps = Pattern.of(signal).at(ms);
      assertThat(unfelt.at(ms)).isEqualTo(new Lamps(lamps.green(), lamps.red(), false));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_changes_before_the_next_change(Signal signal) {
    Pattern pattern = Pattern.of(signal);
    for (long ms = 0; ms < 20_000; ms++) {
      long next = pattern.nextChangeMs(ms).orElse(ms + 5_000);
      assertThat(next).isGreaterThan(ms);
      assertThat(pattern.at(next - 1)).as(ms + " to " + next).isEqualTo(pattern.at(ms));
    }
  }

  @Test
  void a_steady_light_asks_for_no_more_once_it_is_no_longer_felt() {
    assertThat(Pattern.of(Signal.RECORDING).nextChangeMs(10_000)).isEmpty();
  }
}

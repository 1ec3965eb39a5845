package io.shuijing.hal.pi;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.body.Press;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PressDetectorTest {
  private final List<Press> presses = new ArrayList<>();
  private PressDetector detector = PressDetector.IDLE;
  private boolean down;

  /** The contact goes down or up; time runs out on the way as a thread would see it. */
  private void at(long ms, boolean nowDown) {
    long now = Duration.ofMillis(ms).toNanos();
    while (detector.deadlineNanos().orElse(Long.MAX_VALUE) <= now) {
      step(detector.deadlineNanos().orElseThrow(), down);
    }
    down = nowDown;
    step(now, down);
  }

  private void step(long nanos, boolean nowDown) {
    PressDetector.Step step = detector.at(nanos, nowDown);
    detector = step.next();
    step.press().ifPresent(presses::add);
  }

  private void idleUntil(long ms) {
    at(ms, down);
  }

  @Test
  void down_and_up_within_a_second_is_short() {
    at(0, true);
    at(300, false);
    assertThat(presses).isEmpty();
    idleUntil(320);
    assertThat(presses).containsExactly(Press.SHORT);
  }

  @Test
  void a_button_held_for_a_second_is_long_at_that_moment_and_nothing_when_let_go() {
    at(0, true);
    idleUntil(999);
    assertThat(presses).isEmpty();
    idleUntil(1_000);
    assertThat(presses).containsExactly(Press.LONG);
    at(5_000, false);
    idleUntil(6_000);
    assertThat(presses).containsExactly(Press.LONG);
  }

  @Test
  void just_under_a_second_is_short() {
    at(0, true);
    at(999, false);
    idleUntil(2_000);
    assertThat(presses).containsExactly(Press.SHORT);
  }

  @Test
  void bounces_make_one_press_of_one() {
    for (long ms : new long[] {0, 3, 5, 7, 11}) {
      at(ms, true);
      at(ms + 1, false);
    }
    at(13, true);
    for (long ms : new long[] {200, 204, 209, 215}) {
      at(ms, false);
      at(ms + 2, true);
    }
    at(220, false);
    idleUntil(1_000);
    assertThat(presses).containsExactly(Press.SHORT);
  }

  @Test
  void a_bounce_while_it_is_held_does_not_begin_it_anew() {
    at(0, true);
    at(900, false);
    at(915, true);
    idleUntil(1_000);
    assertThat(presses).containsExactly(Press.LONG);
  }

  @Test
  void a_spark_shorter_than_a_bounce_is_no_press() {
    at(0, true);
    at(19, false);
    idleUntil(1_000);
    assertThat(presses).isEmpty();
    at(2_000, true);
    at(2_020, false);
    idleUntil(3_000);
    assertThat(presses).containsExactly(Press.SHORT);
  }

  @Test
  void two_presses_in_a_row_are_two() {
    at(0, true);
    at(100, false);
    at(180, true);
    at(280, false);
    idleUntil(1_000);
    assertThat(presses).containsExactly(Press.SHORT, Press.SHORT);
  }

  @Test
  void a_button_that_is_let_go_without_having_been_pressed_is_nothing() {
    at(0, false);
    idleUntil(5_000);
    assertThat(presses).isEmpty();
    assertThat(detector).isEqualTo(PressDetector.IDLE);
  }

  @Test
  void a_stuck_button_is_one_long_press_for_ever() {
    at(0, true);
    idleUntil(86_400_000);
    assertThat(presses).containsExactly(Press.LONG);
    assertThat(detector.deadlineNanos()).isEmpty();
  }

  @Test
  void any_chatter_ends_in_peace_and_counts_no_more_than_it_can() {
    Random random = new Random(7);
    long ms = 0;
    for (int i = 0; i < 100_000; i++) {
      ms += random.nextInt(60);
      at(ms, random.nextBoolean());
    }
    at(ms + 1, false);
    idleUntil(ms + 2_000);
    assertThat(detector).isEqualTo(PressDetector.IDLE);
    assertThat(presses).hasSizeBetween(1, (int) (ms / 40));
  }
}

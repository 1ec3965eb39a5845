package io.shuijing.device.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.press.Felt.ButtonFault;
import io.shuijing.device.press.Felt.Failed;
import io.shuijing.device.press.Felt.Pressed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PressesTest {
  private final List<Felt> felt = new ArrayList<>();
  private Presses presses = Presses.NONE;

  /** The contact moves; until then time is told whenever it makes a difference. */
  private PressesTest at(long ms, boolean down) {
    idleUntil(ms);
    take(presses.moved(down, ms));
    return this;
  }

  private PressesTest idleUntil(long ms) {
    while (presses.dueMs().orElse(Long.MAX_VALUE) <= ms) {
      take(presses.at(presses.dueMs().orElseThrow()));
    }
    return this;
  }

  private void take(Presses.Step step) {
    presses = step.next();
    felt.addAll(step.felt());
  }

  private List<Press> kinds() {
    return felt.stream()
        .filter(Pressed.class::isInstance)
        .map(told -> ((Pressed) told).press())
        .toList();
  }

  private List<Felt> faults() {
    return felt.stream().filter(Failed.class::isInstance).toList();
  }

  @Test
  void the_first_contact_is_told_at_once() {
    at(1_000, true);
    assertThat(felt).containsExactly(new Pressed(Press.DOWN, 1, 1_000));
  }

  @Test
  void down_and_up_is_a_short_press_dated_by_its_contact() {
    at(1_000, true).at(1_120, false).idleUntil(1_169);
    assertThat(kinds()).containsExactly(Press.DOWN);
    idleUntil(1_170);
    assertThat(felt).last().isEqualTo(new Pressed(Press.SHORT, 1, 1_000));
    assertThat(presses.dueMs()).isEmpty();
  }

  @Test
  void a_button_held_for_two_seconds_is_counted_down_and_is_long_when_it_is_let_go() {
    at(0, true).idleUntil(499);
    assertThat(kinds()).containsExactly(Press.DOWN);
    idleUntil(500);
    assertThat(kinds()).last().isEqualTo(Press.HOLDING);
    idleUntil(1_999);
    assertThat(kinds()).last().isEqualTo(Press.HOLDING);
    idleUntil(9_000);
    assertThat(kinds()).containsExactly(Press.DOWN, Press.HOLDING, Press.ENOUGH);
    at(9_000, false).idleUntil(9_050);
    assertThat(felt).last().isEqualTo(new Pressed(Press.LONG, 1, 0));
  }

  @Test
  void a_hold_that_is_let_go_during_the_countdown_is_short() {
    at(0, true).at(1_999, false).idleUntil(5_000);
    assertThat(kinds()).containsExactly(Press.DOWN, Press.HOLDING, Press.SHORT);
  }

  @Test
  void two_short_presses_in_a_row_are_short_and_then_double_dated_by_the_first() {
    at(0, true).at(100, false).at(500, true).at(600, false).idleUntil(1_000);
    assertThat(felt)
        .containsExactly(
            new Pressed(Press.DOWN, 1, 0),
            new Pressed(Press.SHORT, 1, 0),
            new Pressed(Press.DOWN, 2, 500),
            new Pressed(Press.DOUBLE, 2, 0));
  }

  @Test
  void presses_further_apart_are_single_ones() {
    at(0, true).at(100, false).at(501, true).at(600, false).idleUntil(1_000);
    assertThat(kinds()).containsExactly(Press.DOWN, Press.SHORT, Press.DOWN, Press.SHORT);
  }

  @Test
  void a_third_press_begins_anew() {
    at(0, true).at(100, false).at(200, true).at(300, false).at(400, true).at(500, false);
    idleUntil(2_000);
    assertThat(kinds())
        .filteredOn(kind -> kind != Press.DOWN)
        .containsExactly(Press.SHORT, Press.DOUBLE, Press.SHORT);
  }

  @Test
  void a_short_press_and_a_long_one_behind_it_are_both_told() {
    at(0, true).at(100, false).at(200, true).at(2_300, false).idleUntil(3_000);
    assertThat(kinds()).contains(Press.SHORT, Press.LONG).doesNotContain(Press.DOUBLE);
  }

  @Test
  void bounces_make_one_press_of_one() {
    for (long ms : new long[] {0, 3, 5, 7, 11}) {
      at(ms, true).at(ms + 1, false);
    }
    at(13, true);
    for (long ms : new long[] {200, 204, 209, 215}) {
      at(ms, false).at(ms + 2, true);
    }
    at(220, false).idleUntil(1_000);
    assertThat(felt).containsExactly(new Pressed(Press.DOWN, 1, 0), new Pressed(Press.SHORT, 1, 0));
  }

  @Test
  void a_contact_that_slips_while_it_is_held_does_not_begin_anew() {
    at(0, true).at(1_900, false).at(1_949, true).at(2_100, false).idleUntil(3_000);
    assertThat(kinds()).containsExactly(Press.DOWN, Press.HOLDING, Press.ENOUGH, Press.LONG);
  }

  @Test
  void a_slip_across_the_end_of_the_countdown_does_not_reach_it() {
    at(0, true).at(1_990, false).idleUntil(2_030);
    assertThat(kinds()).doesNotContain(Press.ENOUGH);
    at(2_030, true);
    idleUntil(2_030);
    assertThat(kinds()).last().isEqualTo(Press.ENOUGH);
  }

  @Test
  void a_button_that_is_never_let_go_is_told_once_and_is_never_a_press() {
    at(0, true).idleUntil(9_999);
    assertThat(faults()).isEmpty();
    idleUntil(10_000).idleUntil(3_600_000);
    assertThat(faults()).containsExactly(new Failed(ButtonFault.STUCK));
    assertThat(presses.dueMs()).isEmpty();
    at(3_600_000, false).idleUntil(3_700_000);
    assertThat(kinds()).containsExactly(Press.DOWN, Press.HOLDING, Press.ENOUGH);
  }

  @Test
  void a_button_that_was_stuck_works_again_when_it_is_free() {
    at(0, true).at(60_000, false).at(70_000, true).at(72_000, false).idleUntil(80_000);
    assertThat(felt).last().isEqualTo(new Pressed(Press.LONG, 2, 70_000));
  }

  @Test
  void a_release_that_was_told_before_the_contact_means_nothing() {
    at(0, false).idleUntil(1_000);
    assertThat(felt).isEmpty();
  }

  @Test
  void a_contact_that_was_told_twice_is_one() {
    at(0, true).at(20, true).at(100, false).at(110, false).idleUntil(150);
    assertThat(kinds()).containsExactly(Press.DOWN, Press.SHORT);
  }

  @Test
  void more_presses_than_a_hand_makes_are_a_fault_told_once_and_mark_nothing() {
    for (int i = 0; i < 100; i++) {
      at(i * 120L, true).at(i * 120L + 40, false);
    }
    idleUntil(20_000);
    assertThat(faults()).containsExactly(new Failed(ButtonFault.BOUNCING));
    assertThat(kinds()).filteredOn(kind -> kind == Press.SHORT || kind == Press.DOUBLE).hasSize(15);
    felt.clear();
    at(30_000, true).at(30_100, false).idleUntil(31_000);
    assertThat(kinds()).containsExactly(Press.DOWN, Press.SHORT);
  }

  @Test
  void a_bouncing_button_can_still_end_a_recording() {
    for (int i = 0; i < 30; i++) {
      at(i * 100L, true).at(i * 100L + 40, false);
    }
    at(4_000, true).at(6_500, false).idleUntil(7_000);
    assertThat(kinds()).last().isEqualTo(Press.LONG);
  }

  @Test
  void when_nobody_came_to_tell_the_time_lengths_are_right_all_the_same() {
    take(presses.moved(true, 0));
    take(presses.moved(false, 120));
    take(presses.moved(true, 5_000));
    take(presses.moved(false, 7_500));
    take(presses.at(20_000));
    assertThat(kinds())
        .containsExactly(Press.DOWN, Press.SHORT, Press.DOWN, Press.ENOUGH, Press.LONG);
  }

  @Test
  void whatever_the_contact_does_every_press_is_told_down_first_and_ends_once_at_most() {
    Random random = new Random(7);
    long ms = 0;
    for (int i = 0; i < 20_000; i++) {
      ms += random.nextInt(10) == 0 ? random.nextInt(15_000) : random.nextInt(80);
      at(ms, random.nextBoolean());
    }
    long last = 0;
    boolean over = true;
    for (Felt told : felt) {
      if (told instanceof Pressed(Press press, long number, _)) {
        if (press == Press.DOWN) {
          assertThat(number).isEqualTo(last + 1);
          last = number;
          over = false;
        } else {
          assertThat(number).isEqualTo(last);
          assertThat(over).isFalse();
          over = press != Press.HOLDING && press != Press.ENOUGH;
        }
      }
    }
    assertThat(kinds()).contains(Press.values());
  }
}

package io.shuijing.dock.offload;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.offload.Bandwidth.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandwidthTest {
  private final ManualClocks clocks = new ManualClocks();

  private double seconds() {
    return clocks.steadyNanos() / 1e9;
  }

  @Test
  void without_a_limit_nobody_waits() {
    Bandwidth bandwidth = new Bandwidth(Bandwidth.UNLIMITED, clocks, clocks::pass);
    for (int i = 0; i < 1000; i++) {
      bandwidth.await(Urgency.ORDINARY, 4_000_000);
    }
    assertThat(seconds()).isZero();
  }

  @Test
  void no_more_than_the_limit_is_asked_for_in_the_long_run() {
    Bandwidth bandwidth = new Bandwidth(1_000_000, clocks, clocks::pass);
    for (int i = 0; i < 100; i++) {
      bandwidth.await(Urgency.ORDINARY, 250_000);
    }
    assertThat(seconds()).isBetween(24.0, 25.5);
  }

  @Test
  void journals_are_counted_too_and_do_not_wait() {
    Bandwidth bandwidth = new Bandwidth(1_000_000, clocks, clocks::pass);
    try (Bandwidth.JournalTurn turn = bandwidth.journal()) {
      turn.took(5_000_000);
      assertThat(seconds()).isZero();
    }
    bandwidth.await(Urgency.ORDINARY, 1);
    assertThat(seconds()).isBetween(4.9, 5.2);
  }

  @Test
  void tracks_wait_for_the_journal_of_another_bay_but_not_for_ever() {
    Bandwidth bandwidth = new Bandwidth(Bandwidth.UNLIMITED, clocks, clocks::pass);
    try (Bandwidth.JournalTurn _ = bandwidth.journal()) {
      bandwidth.await(Urgency.IMPORTANT, 1);
      assertThat(seconds()).isBetween(9.9, 10.2);
    }
  }

  @Test
  void bays_that_are_equally_urgent_take_turns_and_what_is_important_goes_first() {
    Bandwidth bandwidth = new Bandwidth(1_000_000, clocks, clocks::pass);
    bandwidth.await(Urgency.ORDINARY, 100_000); // so that whoever comes next has to wait
    List<String> bays = List.of("a", "b", "c!");
    List<Bandwidth.Ticket> tickets = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (String bay : bays) {
      tickets.add(bandwidth.queue(urgencyOf(bay)));
      left.add(4);
    }
    StringBuilder served = new StringBuilder();
    while (served.length() < 12) {
      clocks.pass(Duration.ofMillis(10));
      for (int i = 0; i < bays.size(); i++) {
        if (left.get(i) > 0 && bandwidth.served(tickets.get(i), 100_000)) {
          served.append(bays.get(i).charAt(0));
          left.set(i, left.get(i) - 1);
          tickets.set(i, bandwidth.queue(urgencyOf(bays.get(i))));
        }
        if (left.get(i) == 0) {
          bandwidth.leave(tickets.get(i));
        }
      }
    }
    assertThat(served).hasToString("ccccabababab");
    assertThat(seconds()).isBetween(1.1, 1.4);
  }

  @Test
  void whoever_waits_behind_important_ones_does_not_starve() {
    Bandwidth bandwidth = new Bandwidth(1_000_000, clocks, clocks::pass);
    Bandwidth.Ticket patient = bandwidth.queue(Urgency.ORDINARY);
    Bandwidth.Ticket urgent = bandwidth.queue(Urgency.IMPORTANT);
    while (!bandwidth.served(patient, 1_000)) {
      clocks.pass(Duration.ofMillis(100));
      if (bandwidth.served(urgent, 100_000)) {
        urgent = bandwidth.queue(Urgency.IMPORTANT);
      }
    }
    assertThat(seconds()).isBetween(15.0, 25.0);
  }

  private static Urgency urgencyOf(String bay) {
    return bay.endsWith("!") ? Urgency.IMPORTANT : Urgency.ORDINARY;
  }
}

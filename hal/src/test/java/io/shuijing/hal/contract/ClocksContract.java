package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.Clocks.WallReading;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@link Clocks} do. */
public interface ClocksContract {

  /** Clocks that no dock has set yet. */
  Clocks clocks();

  /** Lets about this much time pass. */
  void pass(Duration time) throws InterruptedException;

  @Test
  default void steady_time_goes_on_and_never_back() throws InterruptedException {
    Clocks clocks = clocks();
    long before = clocks.steadyNanos();
    pass(Duration.ofMillis(20));
    long after = clocks.steadyNanos();
    assertThat(after - before).isGreaterThanOrEqualTo(Duration.ofMillis(19).toNanos());
  }

  @Test
  default void a_clock_that_no_dock_has_set_does_not_claim_one() {
    assertThat(clocks().wall().source()).isNotEqualTo(Source.DOCK);
  }

  @Test
  default void the_dock_sets_the_wall_clock_forwards_and_backwards() throws HardwareFault {
    Clocks clocks = clocks();
    for (String time : new String[] {"2039-02-01T00:00:00Z", "1999-12-31T23:59:59.999Z"}) {
      Instant told = Instant.parse(time);
      clocks.set(Source.DOCK, told, 7);
      WallReading wall = clocks.wall();
      assertThat(wall.source()).isEqualTo(Source.DOCK);
      assertThat(wall.time()).isBetween(told, told.plusSeconds(30));
      assertThat(wall.uncertaintyMs().orElseThrow()).isBetween(7L, 9L);
    }
  }

  @Test
  default void the_wall_clock_keeps_pace_with_the_steady_one_after_it_was_set()
      throws HardwareFault, InterruptedException {
    Clocks clocks = clocks();
    clocks.set(Source.DOCK, Instant.parse("2026-11-23T21:32:10Z"), 0);
    long steadyBefore = clocks.steadyNanos();
    Instant wallBefore = clocks.wall().time();
    pass(Duration.ofMillis(50));
    Instant wallAfter = clocks.wall().time();
    long steadyAfter = clocks.steadyNanos();
    assertThat(Duration.between(wallBefore, wallAfter))
        .isBetween(Duration.ofMillis(49), Duration.ofNanos(steadyAfter - steadyBefore));
  }

  @Test
  default void setting_the_wall_clock_does_not_move_the_steady_one() throws HardwareFault {
    Clocks clocks = clocks();
    long before = clocks.steadyNanos();
    clocks.set(Source.DOCK, Instant.parse("2050-01-01T00:00:00Z"), 1);
    assertThat(clocks.steadyNanos() - before).isBetween(0L, Duration.ofMinutes(1).toNanos());
  }

  @Test
  default void a_negative_uncertainty_is_refused_and_changes_nothing() {
    Clocks clocks = clocks();
    assertThatThrownBy(() -> clocks.set(Source.DOCK, Instant.parse("2050-01-01T00:00:00Z"), -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(clocks.wall().source()).isNotEqualTo(Source.DOCK);
  }
}

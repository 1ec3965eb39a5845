package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shuijing.hal.place.Positioning;
import io.shuijing.hal.place.Positioning.Fix;
import org.junit.jupiter.api.Test;

/** What {@link Positioning} does. */
public interface PositioningContract {

  /** A receiver that has no fix yet. */
  Positioning positioning();

  /** Puts it there, under an open sky; returns when it knows. */
  void stand(double latitudeDegrees, double longitudeDegrees) throws Exception;

  /** Takes the sky away, for long enough that it counts. */
  void lose() throws Exception;

  @Test
  default void a_receiver_without_a_fix_has_no_place() {
    assertThat(positioning().fix()).isEmpty();
  }

  @Test
  default void the_place_is_where_the_receiver_stands() throws Exception {
    for (double[] place : new double[][] {{33.1625, 112.8725}, {-54.8, -68.3}, {0.5, 179.9}}) {
      stand(place[0], place[1]);
      Fix fix = positioning().fix().orElseThrow();
      assertThat(fix.latitudeDegrees()).isCloseTo(place[0], within(1e-5));
      assertThat(fix.longitudeDegrees()).isCloseTo(place[1], within(1e-5));
      assertThat(fix.uncertaintyMetres()).isPositive().isFinite();
      assertThat(fix.ageMs()).isBetween(0L, 60_000L);
    }
  }

  @Test
  default void a_lost_sky_leaves_no_place_and_may_come_back() throws Exception {
    stand(33.1625, 112.8725);
    lose();
    assertThat(positioning().fix()).isEmpty();
    stand(33.25, 112.75);
    assertThat(positioning().fix().orElseThrow().latitudeDegrees()).isCloseTo(33.25, within(1e-5));
  }
}

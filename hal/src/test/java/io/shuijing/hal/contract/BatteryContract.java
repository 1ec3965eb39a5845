package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.power.Battery;
import org.junit.jupiter.api.Test;

/** What a {@link Battery} does. */
public interface BatteryContract {

  Battery battery();

  /** Charges or drains it, to a whole percentage; returns when the gauge can tell. */
  void charge(int percent) throws Exception;

  /** The gauge falls silent, for long enough that it counts. */
  void silence() throws Exception;

  @Test
  default void charge_is_told_in_permille_from_empty_to_full() throws Exception {
    for (int percent : new int[] {100, 50, 1, 0}) {
      charge(percent);
      assertThat(battery().chargePermille()).hasValue(percent * 10);
    }
  }

  @Test
  default void a_silent_gauge_is_no_charge_and_never_an_error() throws Exception {
    charge(40);
    silence();
    assertThat(battery().chargePermille()).isEmpty();
    charge(30);
    assertThat(battery().chargePermille()).hasValue(300);
  }
}

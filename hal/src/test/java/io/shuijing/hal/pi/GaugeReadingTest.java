package io.shuijing.hal.pi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaugeReadingTest {
  private static GaugeReading reading(double millivolts, double percent) {
    return new GaugeReading(millivolts, percent, 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.04, 0", "0.06, 1", "50, 500", "99.96, 1000", "100, 1000", "105, 1000"})
  void the_gauges_own_charge_is_used_when_it_can_be(double percent, int permille) {
    assertThat(reading(3_800, percent).chargePermille()).hasValue(permille);
  }

  @ParameterizedTest
  @CsvSource({
    "3800, 520",
    "4000, 810",
    "3750, 400",
    "4180, 1000",
    "4500, 1000",
    "3300, 0",
    "2500, 0"
  })
  void a_charge_that_cannot_be_is_made_out_from_the_voltage(double millivolts, int permille) {
    assertThat(reading(millivolts, 105.1).chargePermille()).hasValue(permille);
    assertThat(reading(millivolts, 255).isPlausible()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0", "2499", "4501", "5119"})
  void a_voltage_that_no_cell_has_makes_all_of_it_worthless(double millivolts) {
    assertThat(reading(millivolts, 50).chargePermille()).isEmpty();
  }

  @Test
  void less_voltage_is_never_more_charge() {
    for (int millivolts = 4_500; millivolts > 2_500; millivolts--) {
      assertThat(GaugeReading.atRest(millivolts))
          .isBetween(GaugeReading.atRest(millivolts - 1), 1_000);
    }
  }
}

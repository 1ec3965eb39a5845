package io.shuijing.hal.linux;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a configuration makes of pins and bus, on a machine that has neither. */
class BoardPartsTest {
  private static BoardParts parts(Map<String, String> settings) {
    return new BoardParts(new PartSettings(settings));
  }

  @Test
  void a_configuration_without_pins_touches_no_board() throws Exception {
    BoardParts parts = parts(Map.of("gpio-chip", "/dev/null/nothing"));
    assertThat(parts.button(System::nanoTime)).isEmpty();
    assertThat(parts.indicator()).isEmpty();
    assertThat(parts.battery(System::nanoTime)).isEmpty();
  }

  @Test
  void a_chip_that_is_not_there_is_absent_and_named() {
    BoardParts parts = parts(Map.of("gpio-chip", "/dev/gpiochip-none", "button-pin", "17"));
    assertThat(assertFault("absent", () -> parts.button(System::nanoTime)))
        .hasMessageContaining("/dev/gpiochip-none");
  }

  @Test
  void a_bus_that_is_not_there_is_absent_and_named() {
    BoardParts parts = parts(Map.of("fuel-gauge-bus", "250"));
    assertThat(assertFault("absent", () -> parts.battery(System::nanoTime)))
        .hasMessageContaining("/dev/i2c-250");
  }

  @Test
  void lights_want_all_three_pins() {
    BoardParts parts = parts(Map.of("red-light-pin", "5", "green-light-pin", "6"));
    assertThat(assertFault("absent", parts::indicator)).hasMessageContaining("vibration-pin");
  }

  @Test
  void a_pin_that_is_no_number_names_the_key_and_what_is_allowed() {
    for (String pin : new String[] {"GPIO17", "-1", "512", "1234567890123", ""}) {
      BoardParts parts = parts(Map.of("button-pin", pin));
      assertThat(assertFault("malformed", () -> parts.button(System::nanoTime)))
          .hasMessageContaining("'button-pin'")
          .hasMessageContaining("0 to 511");
    }
  }

  @Test
  void a_device_that_has_no_pins_is_unusable() {
    BoardParts parts = parts(Map.of("gpio-chip", "/dev/null", "button-pin", "17"));
    assertFault("unusable", () -> parts.button(System::nanoTime));
  }
}

package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.pi.PiBoard;
import io.shuijing.hal.pi.PiBoard.IndicatorPins;
import io.shuijing.hal.power.Battery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts on the pins and the bus of a board, as far as the configuration has them. The board is
 * opened with the first.
 */
final class BoardParts {
  private static final String GREEN = "green-light-pin";
  private static final String RED = "red-light-pin";
  private static final String VIBRATION = "vibration-pin";
  private static final int MOST_PIN = 511;
  private static final int MOST_BUS = 255;

  private final PartSettings settings;
  private @Nullable PiBoard board;

  BoardParts(PartSettings settings) {
    this.settings = settings;
  }

  Optional<Button> button(LongSupplier steadyNanos) throws HardwareFault {
    return settings.text("button-pin").isPresent()
        ? Optional.of(board().button(pin("button-pin"), steadyNanos))
        : Optional.empty();
  }

  Optional<Indicator> indicator() throws HardwareFault {
    if (List.of(GREEN, RED, VIBRATION).stream().allMatch(key -> settings.text(key).isEmpty())) {
      return Optional.empty();
    }
    IndicatorPins pins = new IndicatorPins(pin(GREEN), pin(RED), pin(VIBRATION));
    return Optional.of(board().indicator(pins));
  }

  Optional<Battery> battery(LongSupplier steadyNanos) throws HardwareFault {
    return settings.text("fuel-gauge-bus").isPresent()
        ? Optional.of(
            board().battery(settings.number("fuel-gauge-bus", 1, 0, MOST_BUS), steadyNanos))
        : Optional.empty();
  }

  private int pin(String key) throws HardwareFault {
    String _ = settings.required(key);
    return settings.number(key, 0, 0, MOST_PIN);
  }

  private PiBoard board() {
    PiBoard open = board;
    if (open == null) {
      open = PiBoard.open(Path.of(settings.text("gpio-chip", "/dev/gpiochip0")));
      board = open;
    }
    return open;
  }
}

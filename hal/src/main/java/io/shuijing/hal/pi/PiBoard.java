package io.shuijing.hal.pi;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.power.Battery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tinylog.Logger;

/**
 * The pins and the I²C bus of a board. Pins have the numbers of the chip (BCM), not those of the
 * header. Closing turns the lights off.
 */
public final class PiBoard implements AutoCloseable {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);

  private final Context context;
  private final List<AutoCloseable> parts = new ArrayList<>();

  private PiBoard(Context context) {
    this.context = context;
  }

  /**
   * The board whose pins are those of a chip, such as {@code /dev/gpiochip0}; nothing is touched
   * yet.
   */
  public static PiBoard open(Path chip) {
    return open(new KernelCalls(), chip);
  }

  static PiBoard open(SystemCalls calls, Path chip) {
    return new PiBoard(
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .add(Providers.of(calls, chip))
            .disableShutdownHook()
            .build());
  }

  /**
   * The pins of lights and vibration.
   *
   * @param green of the green light
   * @param red of the red light
   * @param vibration of the motor's switch
   */
  public record IndicatorPins(int green, int red, int vibration) {}

  /**
   * A push button between a pin and ground; the pin's own resistor holds it up.
   *
   * @param steadyNanos {@link io.shuijing.hal.time.Clocks#steadyNanos}
   * @throws HardwareFault part {@code button}, as {@link #indicator}
   */
  public Button button(int pin, LongSupplier steadyNanos) throws HardwareFault {
    DigitalInput input =
        opened(
            "button",
            () ->
                context.create(
                    DigitalInput.newConfigBuilder(context)
                        .id("button")
                        .bcm(pin)
                        .pull(PullResistance.PULL_UP)
                        .debounce(0L)
                        .build()));
    return kept(new PinButton(input, steadyNanos));
  }

  /**
   * Two lights and a vibration motor, each on while its pin is high.
   *
   * @throws HardwareFault part {@code indicator}, fault {@code absent}, {@code not-permitted},
   *     {@code occupied} or {@code unusable}; the message has the next step
   */
  public Indicator indicator(IndicatorPins pins) throws HardwareFault {
    return kept(
        PinIndicator.running(
            new PinIndicator.Outputs(
                output("green", pins.green()),
                output("red", pins.red()),
                output("vibration", pins.vibration()))));
  }

  private <T extends AutoCloseable> T kept(T part) {
    parts.add(part);
    return part;
  }

  private DigitalOutput output(String id, int pin) throws HardwareFault {
    return opened(
        "indicator",
        () ->
            context.create(
                DigitalOutput.newConfigBuilder(context)
                    .id(id)
                    .bcm(pin)
                    .initial(DigitalState.LOW)
                    .shutdown(DigitalState.LOW)
                    .build()));
  }

  /**
   * A battery with a MAX17048 on a bus: {@code /dev/i2c-N}. The gauge itself may be silent, for now
   * or for good; then there is no charge.
   *
   * @param bus the number N
   * @param steadyNanos {@link io.shuijing.hal.time.Clocks#steadyNanos}
   * @throws HardwareFault part {@code battery}, as {@link #indicator}, if the bus cannot be opened
   */
  public Battery battery(int bus, LongSupplier steadyNanos) throws HardwareFault {
    I2C gauge =
        opened(
            "battery",
            () ->
                context.create(
                    I2C.newConfigBuilder(context)
                        .id("fuel-gauge")
                        .bus(bus)
                        .device(Max17048.ADDRESS)
                        .build()));
    return kept(new GaugeBattery(new Max17048(gauge), steadyNanos, BETWEEN_QUESTIONS));
  }

  private static <T> T opened(String part, Supplier<T> opening) throws HardwareFault {
    try {
      return opening.get();
    } catch (Pi4JException e) {
      String word = e.getCause() instanceof SystemCallFailed failed ? word(failed) : "unusable";
      throw new HardwareFault(part, word, part + ": " + e.getMessage(), e);
    }
  }

  private static String word(SystemCallFailed failed) {
    return switch (failed.errno()) {
      case SystemCallFailed.ENOENT -> "absent";
      case SystemCallFailed.EACCES -> "not-permitted";
      case SystemCallFailed.EBUSY -> "occupied";
      default -> "unusable";
    };
  }

  @Override
  public void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        Logger.warn(e, "a part did not close");
      }
    }
    context.shutdown();
  }
}

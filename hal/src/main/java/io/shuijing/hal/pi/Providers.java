package io.shuijing.hal.pi;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import com.pi4j.provider.Provider;
import io.shuijing.hal.pi.GpioLine.Pull;
import java.nio.file.Path;

/** What makes Pi4J's inputs, outputs and bus devices out of the kernel's. */
final class Providers {
  private Providers() {}

  @SuppressWarnings("rawtypes") // as ContextBuilder.add wants them
  static Provider[] of(SystemCalls calls, Path chip) {
    return new Provider[] {new Inputs(calls, chip), new Outputs(calls, chip), new Devices(calls)};
  }

  private static IOException failed(SystemCallFailed e) {
    return new IOException(String.valueOf(e.getMessage()), e);
  }

  /** Inputs. */
  static final class Inputs extends DigitalInputProviderBase {
    private final SystemCalls calls;
    private final Path chip;

    Inputs(SystemCalls calls, Path chip) {
      super("shuijing-inputs");
      this.calls = calls;
      this.chip = chip;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      try {
        GpioLine line = GpioLine.input(calls, chip, config.bcm(), pull(config.pull()));
        PinInput input = new PinInput(this, config, line);
        context.registry().add(input);
        return input;
      } catch (SystemCallFailed e) {
        throw failed(e);
      }
    }

    private static Pull pull(PullResistance resistance) {
      return switch (resistance) {
        case OFF -> Pull.NONE;
        case PULL_UP -> Pull.UP;
        case PULL_DOWN -> Pull.DOWN;
      };
    }
  }

  /** Outputs. */
  static final class Outputs extends DigitalOutputProviderBase {
    private final SystemCalls calls;
    private final Path chip;

    Outputs(SystemCalls calls, Path chip) {
      super("shuijing-outputs");
      this.calls = calls;
      this.chip = chip;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      try {
        boolean high = config.initialState() == DigitalState.HIGH;
        GpioLine line = GpioLine.output(calls, chip, config.bcm(), high);
        PinOutput output = new PinOutput(this, config, line);
        context.registry().add(output);
        return output;
      } catch (SystemCallFailed e) {
        throw failed(e);
      }
    }
  }

  /** Devices on a bus. */
  static final class Devices extends I2CProviderBase {
    private final SystemCalls calls;

    Devices(SystemCalls calls) {
      super("shuijing-i2c");
      this.calls = calls;
    }

    @Override
    public I2C create(I2CConfig config) {
      try {
        I2cDevice device = new I2cDevice(this, config, I2cBus.open(calls, config));
        context.registry().add(device);
        return device;
      } catch (SystemCallFailed e) {
        throw failed(e);
      }
    }
  }
}

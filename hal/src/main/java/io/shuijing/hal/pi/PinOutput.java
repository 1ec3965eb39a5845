package io.shuijing.hal.pi;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;

/** A pin of the kernel as Pi4J's output. */
final class PinOutput extends DigitalOutputBase {
  private final GpioLine line;
  private boolean closed;

  PinOutput(DigitalOutputProvider provider, DigitalOutputConfig config, GpioLine line) {
    super(provider, config);
    this.line = line;
  }

  @Override
  public synchronized DigitalOutput state(DigitalState next) {
    if (closed) {
      throw new IOException(line + " is closed");
    }
    try {
      line.set(next.isHigh());
    } catch (SystemCallFailed e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
    return super.state(next);
  }

  @Override
  public synchronized DigitalOutput shutdownInternal(Context context) {
    if (!closed) {
      super.shutdownInternal(context);
      closed = true;
      line.close();
    }
    return this;
  }
}

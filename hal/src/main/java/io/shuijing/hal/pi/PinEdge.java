package io.shuijing.hal.pi;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/**
 * An edge with the moment at which the kernel saw it, on the clock of {@link System#nanoTime} (both
 * are CLOCK_MONOTONIC): a press keeps its length however late it is heard of.
 */
final class PinEdge extends DigitalStateChangeEvent<DigitalInput> {
  private final long nanos;

  PinEdge(DigitalInput input, GpioLine.Edge edge) {
    super(input, DigitalState.getState(edge.rising()));
    this.nanos = edge.nanos();
  }

  long nanos() {
    return nanos;
  }
}

package io.shuijing.hal.body;

/** Light and vibration. */
public interface Indicator {

  /** Shows a signal until the next one; never blocks, never throws. */
  void show(Signal signal);
}

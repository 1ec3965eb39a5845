package io.shuijing.hal.power;

import java.util.OptionalInt;

/** The battery. */
public interface Battery {

  /** Charge in permille, or empty if the gauge does not answer. */
  OptionalInt chargePermille();
}

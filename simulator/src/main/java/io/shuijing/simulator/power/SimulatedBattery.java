package io.shuijing.simulator.power;

import io.shuijing.hal.power.Battery;
import java.util.OptionalInt;

/** A battery whose charge is set from outside. */
public final class SimulatedBattery implements Battery {
  private volatile int permille;

  public SimulatedBattery(int permille) {
    set(permille);
  }

  /** Sets the charge, 0 to 1000 permille. */
  public void set(int permille) {
    if (permille < 0 || permille > 1000) {
      throw new IllegalArgumentException("no charge of " + permille + " permille");
    }
    this.permille = permille;
  }

  @Override
  public OptionalInt chargePermille() {
    return OptionalInt.of(permille);
  }
}

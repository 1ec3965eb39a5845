package io.shuijing.simulator.place;

import io.shuijing.hal.place.Positioning;
import java.util.Optional;

/** A receiver that stands where it is put. */
public final class SimulatedPositioning implements Positioning {
  private volatile Optional<Fix> fix = Optional.empty();

  /** Puts it there. */
  public void stand(Fix at) {
    fix = Optional.of(at);
  }

  /** Takes the sky away. */
  public void lose() {
    fix = Optional.empty();
  }

  @Override
  public Optional<Fix> fix() {
    return fix;
  }
}

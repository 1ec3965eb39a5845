package io.shuijing.simulator.body;

import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Press;
import java.util.function.Consumer;

/** A button that is pressed by a call. */
public final class SimulatedButton implements Button {
  private volatile Consumer<Press> presses = _ -> {};

  @Override
  public void listen(Consumer<Press> presses) {
    this.presses = presses;
  }

  /** Presses it; without effect while nobody listens, as with a recorder that is off. */
  public void press(Press press) {
    presses.accept(press);
  }
}

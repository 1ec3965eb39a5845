package io.shuijing.simulator.body;

import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.body.Signal;
import java.util.function.Consumer;

/** A light that tells somebody what it shows. */
public final class SimulatedIndicator implements Indicator {
  private final Consumer<Signal> watcher;

  public SimulatedIndicator(Consumer<Signal> watcher) {
    this.watcher = watcher;
  }

  @Override
  public void show(Signal signal) {
    watcher.accept(signal);
  }
}

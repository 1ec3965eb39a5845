package io.shuijing.simulator.body;

import io.shuijing.hal.body.Button;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A button whose contact is moved by a call. */
public final class SimulatedButton implements Button {
  private final LongSupplier steadyNanos;
  private volatile Consumer<Edge> edges = _ -> {};

  /** A button whose movements are dated by these nanoseconds. */
  public SimulatedButton(LongSupplier steadyNanos) {
    this.steadyNanos = steadyNanos;
  }

  @Override
  public void listen(Consumer<Edge> edges) {
    this.edges = edges;
  }

  /** Moves it; without effect while nobody listens, as with a recorder that is off. */
  public void move(boolean down) {
    edges.accept(new Edge(down, steadyNanos.getAsLong()));
  }
}

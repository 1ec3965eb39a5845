package io.shuijing.hal.body;

import java.util.function.Consumer;

/** The contact of the recorder's one button. What a press is, the recorder itself decides. */
public interface Button {

  /**
   * From now on every movement of the contact goes to {@code edges}, bounces and all, in order, on
   * a thread of the back end. Called once. A button that is down already is not told until it goes
   * up. A back end that misses movements tells at last where the contact came to rest.
   */
  void listen(Consumer<Edge> edges);

  /**
   * The contact went down or up.
   *
   * @param steadyNanos when, by {@link io.shuijing.hal.time.Clocks#steadyNanos}
   */
  record Edge(boolean down, long steadyNanos) {}
}

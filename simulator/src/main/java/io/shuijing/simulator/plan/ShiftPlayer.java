package io.shuijing.simulator.plan;

import java.util.Optional;
import java.util.function.Consumer;

/** Plays shifts with the agents' classes as they were loaded for it. */
public interface ShiftPlayer {
  /** Plays one; every failure is in the outcome. */
  default Outcome play(FaultPlan plan) {
    return play(plan, Optional.empty());
  }

  /**
   * Plays one.
   *
   * @param trace is told of everything that crosses a port, one line each
   */
  Outcome play(FaultPlan plan, Optional<Consumer<String>> trace);
}

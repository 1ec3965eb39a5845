package io.shuijing.simulator.shift;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.ShiftPlayer;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays shifts with the agents' classes of its own class loader. */
public final class AgentShifts implements ShiftPlayer {
  /** Made by name too, through another class loader. */
  public AgentShifts() {}

  @Override
  public Outcome play(FaultPlan plan, Optional<Consumer<String>> trace) {
    return Shift.play(plan, trace);
  }
}

package io.shuijing.simulator.toy;

import io.shuijing.simulator.altered.AlteredClasses;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.ShiftPlayer;
import io.shuijing.simulator.shift.AgentShifts;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays shifts with toy signatures, and those whose plan asks for real ones with real ones. A
 * plan's trace depends on which of both it asks for, for the trace is also of bytes that were
 * written.
 */
public final class ToyShifts implements ShiftPlayer {
  private final ShiftPlayer toy =
      AlteredClasses.with(ToySignatures.alterations()).make(ShiftPlayer.class, AgentShifts.class);
  private final ShiftPlayer real = new AgentShifts();

  @Override
  public Outcome play(FaultPlan plan, Optional<Consumer<String>> trace) {
    return (plan.real() ? real : toy).play(plan, trace);
  }
}

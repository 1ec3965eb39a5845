package io.shuijing.simulator.toy;

import io.shuijing.simulator.altered.Alteration;
import io.shuijing.simulator.altered.AlteredClasses;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.ShiftPlayer;
import io.shuijing.simulator.shift.AgentShifts;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays shifts with toy signatures, and those whose plan asks for real ones with real ones. A
 * plan's trace depends on which of both it asks for, for the trace is also of bytes that were
 * written.
 */
public final class ToyShifts implements ShiftPlayer {
  private static final Alteration DEFECT =
      new Alteration("io.shuijing.device.sealing.TrackFile", "append", ToyShifts::withoutFlush);

  private final ShiftPlayer toy;
  private final ShiftPlayer real;

  private ToyShifts(ShiftPlayer toy, ShiftPlayer real) {
    this.toy = toy;
    this.real = real;
  }

  /** Of the agents as they are. */
  public static ToyShifts ofAgents() {
    return new ToyShifts(loaded(ToySignatures.alterations()), new AgentShifts());
  }

  /**
   * Of agents with a planted defect, a segment that is acknowledged before it was flushed: whoever
   * looks must see it.
   */
  public static ToyShifts canary() {
    List<Alteration> alterations = new ArrayList<>(ToySignatures.alterations());
    alterations.add(DEFECT);
    return new ToyShifts(loaded(alterations), loaded(List.of(DEFECT)));
  }

  private static ShiftPlayer loaded(List<Alteration> alterations) {
    return AlteredClasses.with(alterations).make(ShiftPlayer.class, AgentShifts.class);
  }

  private static void withoutFlush(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call && call.name().equalsString("flush")) {
      code.pop();
    } else {
      code.with(element);
    }
  }

  @Override
  public Outcome play(FaultPlan plan, Optional<Consumer<String>> trace) {
    return (plan.real() ? real : toy).play(plan, trace);
  }
}

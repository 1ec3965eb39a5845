package io.shuijing.simulator.mutant;

import io.shuijing.simulator.altered.Alteration;
import io.shuijing.simulator.altered.AlteredClasses;
import io.shuijing.simulator.plan.Fault;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.MalformedPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.PlanText;
import io.shuijing.simulator.plan.Plans;
import io.shuijing.simulator.plan.ShiftPlayer;
import io.shuijing.simulator.shift.AgentShifts;
import io.shuijing.simulator.toy.ToyShifts;
import io.shuijing.simulator.toy.ToySignatures;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays shifts of a mutant until one of its invariants is violated. */
final class Hunt {
  /** So that there are some starts. */
  static final String THREE_CUTS =
      "S1 cut after at operation 90; S1 cut after at operation 160; S1 cut after at operation 230";

  private static final int SEGMENTS = 8;
  private static final int MOST_SEEDS = 150;

  // what agents without the defect violate too does not count
  private static final ShiftPlayer UNALTERED = ToyShifts.ofAgents();

  private Hunt() {}

  /**
   * How it went.
   *
   * @param killer what was violated; empty if it survived
   * @param seeds that were played
   * @param others what else was seen on the way
   */
  record Result(Mutant mutant, Optional<String> killer, int seeds, List<String> others) {}

  static Result of(Mutant mutant) {
    List<Alteration> alterations = new ArrayList<>(ToySignatures.alterations());
    alterations.addAll(mutant.alterations());
    ShiftPlayer player =
        AlteredClasses.with(alterations).make(ShiftPlayer.class, AgentShifts.class);
    List<String> others = new ArrayList<>();
    for (int seed = 0; seed < MOST_SEEDS; seed++) {
      Optional<String> seen = violated(player, mutant, seed);
      boolean wanted = seen.filter(mutant.invariants()::contains).isPresent();
      if (wanted && !violated(UNALTERED, mutant, seed).equals(seen)) {
        return new Result(mutant, seen, seed + 1, others);
      }
      seen.filter(one -> !others.contains(one)).ifPresent(others::add);
    }
    return new Result(mutant, Optional.empty(), MOST_SEEDS, others);
  }

  private static Fault fault(FaultPlan drawn, String line) {
    boolean ofCard = !line.matches("(peer|adversary|store) .*");
    String text = drawn.with(List.of()).text() + "fault " + (ofCard ? "card " : "") + line + "\n";
    try {
      return PlanText.parse(text).faults().getFirst();
    } catch (MalformedPlan e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private static Optional<String> violated(ShiftPlayer player, Mutant mutant, long seed) {
    FaultPlan drawn = Plans.of(seed, mutant.profile(), SEGMENTS);
    List<Fault> faults = new ArrayList<>(drawn.faults());
    long number = new Chance(seed).stream("provocation").between(1, 80);
    for (String line : mutant.provocation()) {
      faults.add(fault(drawn, line.replace("#", String.valueOf(number))));
    }
    FaultPlan plan = new FaultPlan(seed, drawn.profile(), drawn.script(), false, faults);
    Outcome outcome = player.play(plan);
    boolean askedTwice = mutant.invariants().contains("I18");
    if (askedTwice && !outcome.traceHash().equals(player.play(plan).traceHash())) {
      return Optional.of("I18");
    }
    return outcome.failure().map(Outcome.Failure::invariant);
  }
}

package io.shuijing.simulator.plan;

import java.util.List;

/**
 * All that decides how a shift goes.
 *
 * @param seed of every chance that is no fault: lengths of pictures, delays, what of unflushed
 *     bytes survives
 * @param real whether signatures and sealing are the real ones instead of toys
 */
public record FaultPlan(
    long seed, Profile profile, Script script, boolean real, List<Fault> faults) {
  /** Keeps its own list. */
  public FaultPlan {
    faults = List.copyOf(faults);
  }

  /** The same with other faults. */
  public FaultPlan with(List<Fault> others) {
    return new FaultPlan(seed, profile, script, real, others);
  }

  /** The same with another script. */
  public FaultPlan with(Script other) {
    return new FaultPlan(seed, profile, other, real, faults);
  }

  /** The text form, which {@link PlanText} reads. */
  public String text() {
    StringBuilder out = new StringBuilder(PlanText.FORMAT).append('\n');
    out.append("seed ").append(seed).append('\n');
    out.append("profile ").append(profile.word()).append('\n');
    out.append(script.line()).append('\n');
    out.append("signatures ").append(real ? "real" : "toy").append('\n');
    faults.forEach(fault -> out.append("fault ").append(fault.text()).append('\n'));
    return out.toString();
  }
}

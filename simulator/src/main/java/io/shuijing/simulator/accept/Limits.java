package io.shuijing.simulator.accept;

import java.util.Optional;

/** Holds a figure against the profile. */
final class Limits {
  private Limits() {}

  /** Pass if the profile demands nothing, or what was measured. */
  static void judge(Run run, Item item, Requirement requirement, double value, Said measured) {
    run.sheet().add(result(run.profile(), item, requirement, value, measured));
  }

  static Result result(
      Profile profile, Item item, Requirement requirement, double value, Said measured) {
    Optional<Profile.Limit> limit = profile.limit(requirement);
    boolean holds = limit.isEmpty() || limit.get().holds(value);
    return Result.of(item, holds, measured, beyond(requirement, limit));
  }

  private static Said beyond(Requirement requirement, Optional<Profile.Limit> limit) {
    return limit
        .map(l -> Said.of("why.limit", "@requirement." + requirement.word(), l.text(), l.source()))
        .orElse(Said.NOTHING);
  }
}

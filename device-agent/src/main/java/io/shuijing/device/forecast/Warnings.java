package io.shuijing.device.forecast;

import java.util.List;
import java.util.OptionalLong;

/**
 * Which warnings were given. Immutable.
 *
 * @param givenMinutes the smallest that was given; {@link Long#MAX_VALUE} for none
 */
public record Warnings(long givenMinutes) {
  /** None yet. */
  public static final Warnings NONE = new Warnings(Long.MAX_VALUE);

  /** Minutes at which is warned. */
  static final List<Long> AT = List.of(60L, 30L, 15L);

  /** So much more than at the warning has to be left before it can come again. */
  private static final long BETTER_PERCENT = 150;

  /** What follows, and the minutes of the warning that is due. */
  public record Step(Warnings next, OptionalLong due) {}

  /** So many minutes are left. */
  public Step at(long minutes) {
    long reached = AT.stream().filter(at -> minutes <= at).min(Long::compare).orElse(0L);
    if (reached > 0 && reached < givenMinutes) {
      return new Step(new Warnings(reached), OptionalLong.of(reached));
    }
    boolean better = givenMinutes <= minutes * 100 / BETTER_PERCENT;
    return new Step(better ? reachedBefore(minutes) : this, OptionalLong.empty());
  }

  private static Warnings reachedBefore(long minutes) {
    return AT.stream()
        .filter(at -> minutes <= at)
        .min(Long::compare)
        .map(Warnings::new)
        .orElse(NONE);
  }
}

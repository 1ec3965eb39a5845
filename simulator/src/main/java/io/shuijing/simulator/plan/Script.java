package io.shuijing.simulator.plan;

import io.shuijing.simulator.world.Chance;

/**
 * What the officers do in a shift.
 *
 * @param rounds from one dock to the next
 * @param recordings in each round
 * @param segments of each recording
 * @param offSeconds how long a recorder stays off after its power went
 */
public record Script(int rounds, int recordings, int segments, int offSeconds) {
  /** More of each is refused. */
  public static final int MOST = 100_000;

  /** Refuses what is no shift. */
  public Script {
    if (Math.min(Math.min(rounds, recordings), Math.min(segments, offSeconds)) < 1
        || Math.max(Math.max(rounds, recordings), Math.max(segments, offSeconds)) > MOST) {
      throw new IllegalArgumentException("each is 1 to " + MOST);
    }
  }

  /** A shift of about so many segments. */
  public static Script drawn(Chance chance, int segments) {
    int rounds = (int) chance.between(1, 3);
    int recordings = (int) chance.between(1, 3);
    int each = Math.max(1, segments / (rounds * recordings));
    return new Script(rounds, recordings, each, (int) chance.between(5, 90));
  }

  /** About so many operations the card has in such a shift. */
  long cardOperations() {
    return 60L + rounds * 110L + (long) rounds * recordings * (30 + segments * 8L);
  }

  /** About so many operations the office's store has. */
  long storeOperations() {
    return 40L + rounds * 200L + (long) rounds * recordings * 25;
  }

  /** About so many milliseconds it takes. */
  long milliseconds() {
    return rounds * 60_000L + (long) rounds * recordings * (20_000 + segments * 2_000L);
  }

  String line() {
    return "shift rounds "
        + rounds
        + " recordings "
        + recordings
        + " segments "
        + segments
        + " off-seconds "
        + offSeconds;
  }
}

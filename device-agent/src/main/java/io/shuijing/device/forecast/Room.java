package io.shuijing.device.forecast;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the free room of a card shrinks while it is recorded on, and when to warn of it. Immutable.
 *
 * @param freeBefore bytes at the last look, if it was recording then
 * @param bytesPerMinute that a recording took last, if that was measured
 */
public record Room(
    OptionalLong freeBefore, long beforeMs, OptionalDouble bytesPerMinute, Warnings warnings) {
  /** At the start. */
  public static final Room UNKNOWN =
      new Room(OptionalLong.empty(), 0, OptionalDouble.empty(), Warnings.NONE);

  private static final long MS_PER_MINUTE = 60_000;

  /** What follows, and the minutes of the warning that is due. */
  public record Step(Room next, OptionalLong warning) {}

  /** It is recording, and so many bytes are free above what is kept for closing in order. */
  public Step recording(long nowMs, long freeBytes) {
    long free = Math.max(0, freeBytes);
    OptionalLong now = OptionalLong.of(free);
    long used = freeBefore.orElse(0) - free;
    if (used <= 0) {
      return new Step(new Room(now, nowMs, bytesPerMinute, warnings), OptionalLong.empty());
    }
    // as double: a card is large, and this is only a forecast
    double rate = (double) used * MS_PER_MINUTE / (nowMs - beforeMs);
    Warnings.Step warned = warnings.at((long) (free / rate));
    return new Step(new Room(now, nowMs, OptionalDouble.of(rate), warned.next()), warned.due());
  }

  /** It is not recording: what is written now tells nothing. */
  public Room resting() {
    return new Room(OptionalLong.empty(), 0, bytesPerMinute, warnings);
  }
}

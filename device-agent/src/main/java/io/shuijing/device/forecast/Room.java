package io.shuijing.device.forecast;

import java.util.OptionalLong;

/**
 * How the free room of a card shrinks while it is recorded on, and when to warn of it. Immutable.
 *
 * @param freeBefore bytes at the last look, if it was recording then
 */
public record Room(OptionalLong freeBefore, long beforeMs, Warnings warnings) {
  /** At the start. */
  public static final Room UNKNOWN = new Room(OptionalLong.empty(), 0, Warnings.NONE);

  private static final long MS_PER_MINUTE = 60_000;

  /** What follows, and the minutes of the warning that is due. */
  public record Step(Room next, OptionalLong warning) {}

  /** It is recording, and so many bytes are free above what is kept for closing in order. */
  public Step recording(long nowMs, long freeBytes) {
    long free = Math.max(0, freeBytes);
    OptionalLong now = OptionalLong.of(free);
    long used = freeBefore.orElse(0) - free;
    if (used <= 0) {
      return new Step(new Room(now, nowMs, warnings), OptionalLong.empty());
    }
    // as double: a card is large, and the product is only a forecast
    long minutes = (long) ((double) free * (nowMs - beforeMs) / used / MS_PER_MINUTE);
    Warnings.Step warned = warnings.at(minutes);
    return new Step(new Room(now, nowMs, warned.next()), warned.due());
  }

  /** It is not recording: what is written now tells nothing. */
  public Room resting() {
    return new Room(OptionalLong.empty(), 0, warnings);
  }
}

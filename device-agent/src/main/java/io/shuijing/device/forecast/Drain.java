package io.shuijing.device.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the battery's charge did in the last minutes, and what follows for the next ones. Immutable;
 * times are milliseconds of one clock.
 *
 * @param readings of the gauge while the charge fell, the newest last
 */
public record Drain(List<Reading> readings) {
  /** Nothing is known yet. */
  public static final Drain UNKNOWN = new Drain(List.of());

  /** Readings come no more often. */
  static final long EVERY_MS = 30_000;

  private static final long REMEMBERED_MS = 15 * 60_000;

  /** Before that much was used in that time, what was measured says more of the gauge. */
  private static final int LEAST_USED = 20;

  private static final long LEAST_MS = 5 * 60_000;

  /** No recorder uses more in half a minute: the cell sagged, or the gauge found out. */
  private static final int MOST_USED_AT_ONCE = 50;

  /** Until a drain was measured: a full battery lasts four hours. */
  private static final long USUAL_MINUTES_PER_CHARGE = 240;

  private static final long MS_PER_MINUTE = 60_000;
  private static final int FULL = 1_000;

  /** Keeps its own list. */
  public Drain {
    readings = List.copyOf(readings);
  }

  /** Charge at a time. */
  public record Reading(long atMs, int permille) {}

  /** With another reading; one that comes too early is left out. */
  public Drain with(Reading reading) {
    if (readings.isEmpty()) {
      return new Drain(List.of(reading));
    }
    Reading last = readings.getLast();
    if (reading.atMs() - last.atMs() < EVERY_MS) {
      return this;
    }
    int used = last.permille() - reading.permille();
    if (used < 0 || used > MOST_USED_AT_ONCE) {
      return new Drain(List.of(reading));
    }
    List<Reading> recent = new ArrayList<>(readings);
    recent.add(reading);
    recent.removeIf(old -> reading.atMs() - old.atMs() > REMEMBERED_MS);
    return new Drain(recent);
  }

  /** Minutes until it is empty; none before the first reading. */
  public OptionalLong minutesLeft() {
    if (readings.isEmpty()) {
      return OptionalLong.empty();
    }
    Reading first = readings.getFirst();
    Reading last = readings.getLast();
    int used = first.permille() - last.permille();
    long ms = last.atMs() - first.atMs();
    return OptionalLong.of(
        used < LEAST_USED || ms < LEAST_MS
            ? last.permille() * USUAL_MINUTES_PER_CHARGE / FULL
            : last.permille() * ms / used / MS_PER_MINUTE);
  }
}

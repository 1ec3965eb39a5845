package io.shuijing.hal.time;

import java.time.Duration;

/** How far a clock goes wrong by itself. */
public final class Drift {
  /** A plain quartz, as in a recorder and in a receiver without a fix: 1.7 s in a day. */
  public static final long PPM = 20;

  private Drift() {}

  /** The most by which a plain quartz is off after a time, in milliseconds, rounded up. */
  public static long boundMs(Duration passed) {
    return Math.ceilDiv(passed.toNanos() / 1_000 * PPM, 1_000_000_000L);
  }
}

package io.shuijing.hal.gnss;

import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.TimeSource.Doubt;
import io.shuijing.hal.time.TimeSource.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to make of the times that a receiver says. Immutable.
 *
 * <p>A date is taken within 1024 weeks from the floor on, the date of the firmware: GPS counts its
 * weeks modulo 1024 (IS-GPS-200, 20.3.3.3.1.1), and a receiver whose own firmware is too old says a
 * date that many weeks early. With a fix, such a date is moved by one period or two and given out
 * with its doubt; without a fix it is a clock that was never set (1970, 1980) and no time at all.
 *
 * @param floor before this it cannot be
 * @param latest the newest reading
 * @param agreeing the first of the readings with a fix that all agree with the steady clock
 * @param lastFixed the last of them
 */
record Timekeeping(
    Instant floor,
    Optional<Reading> latest,
    Optional<Reading> agreeing,
    Optional<Reading> lastFixed) {
  /** How long readings must agree with the steady clock before they are believed. */
  static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

  /** Two readings may differ by this: a second each way, or a leap second. */
  static final Duration TOLERANCE = Duration.ofSeconds(2);

  private static final Duration PERIOD = Duration.ofDays(7 * 1024);
  private static final int MOST_PERIODS = 2;

  /** The steady clock may go wrong by a ten-thousandth, five times what a plain quartz does. */
  private static final long STEADY_PARTS = 10_000;

  /** Nothing said yet. */
  static Timekeeping from(Instant floor) {
    return new Timekeeping(floor, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * After one more time.
   *
   * @param said what the receiver says
   * @param steadyNanos when it was that time
   * @param fixed whether it has a fix
   */
  Timekeeping next(Instant said, long steadyNanos, boolean fixed) {
    int periods = periodsEarly(said);
    if ((periods > 0 && !fixed) || periods > MOST_PERIODS) {
      return this;
    }
    Instant time = said.plus(PERIOD.multipliedBy(periods));
    if (!time.isBefore(floor.plus(PERIOD))) {
      return this;
    }
    if (!fixed) {
      return new Timekeeping(
          floor, Optional.of(doubtful(time, steadyNanos, Doubt.NO_FIX)), agreeing, lastFixed);
    }
    return next(time, steadyNanos, periods);
  }

  private Timekeeping next(Instant time, long steadyNanos, int periods) {
    Reading plain = doubtful(time, steadyNanos, Doubt.UNSETTLED);
    Reading first = agreeing.filter(_ -> continues(plain)).orElse(plain);
    Duration agreed = Duration.ofNanos(steadyNanos - first.steadyNanos());
    Reading reading = plain;
    if (agreed.compareTo(SETTLED_AFTER) >= 0) {
      reading = periods == 0 ? sure(plain) : doubtful(time, steadyNanos, Doubt.WEEK_ROLLOVER);
    }
    return new Timekeeping(floor, Optional.of(reading), Optional.of(first), Optional.of(reading));
  }

  private boolean continues(Reading reading) {
    return lastFixed.map(last -> agree(last, reading)).orElse(false);
  }

  private static boolean agree(Reading earlier, Reading later) {
    Duration steady = Duration.ofNanos(later.steadyNanos() - earlier.steadyNanos());
    Duration off = Duration.between(earlier.time(), later.time()).minus(steady).abs();
    return off.compareTo(TOLERANCE.plus(steady.abs().dividedBy(STEADY_PARTS))) <= 0;
  }

  /** By how many periods of 1024 weeks a date lies before the floor. */
  private int periodsEarly(Instant said) {
    long early = Duration.between(said, floor).toMillis();
    return early <= 0 ? 0 : Math.toIntExact(Math.ceilDiv(early, PERIOD.toMillis()));
  }

  private static Reading doubtful(Instant time, long steadyNanos, Doubt doubt) {
    return new Reading(time, steadyNanos, Source.GNSS, OptionalLong.empty(), Optional.of(doubt));
  }

  private static Reading sure(Reading reading) {
    return new Reading(
        reading.time(),
        reading.steadyNanos(),
        Source.GNSS,
        OptionalLong.of(Reception.LATENCY_MS / 2),
        Optional.empty());
  }
}

package io.shuijing.hal.gnss;

import io.shuijing.hal.gnss.Report.DayTime;
import io.shuijing.hal.gnss.Report.Place;
import io.shuijing.hal.gnss.Report.Validity;
import io.shuijing.hal.place.Positioning.Fix;
import io.shuijing.hal.time.TimeSource.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a receiver has said so far. Immutable; moments are those of the steady clock.
 *
 * <p>A receiver says where it was and what time it was at one moment in several sentences, which
 * all bear the time of that moment; the first of them came soonest after it. That moment lies
 * between the arrival and {@link #LATENCY_MS} before: so half of that before the arrival, and half
 * of it is the uncertainty of a time.
 *
 * @param moment the time of day of the newest sentences, and when the first of them came
 * @param place the newest valid place
 * @param dilution the newest dilution
 * @param validNanos when a valid fix was last spoken of, by whichever constellation; a time is
 *     taken for one with a fix for as long as a place is one
 */
record Reception(
    Optional<Stamped<DayTime>> moment,
    Optional<Stamped<Place>> place,
    Optional<Stamped<Double>> dilution,
    Optional<Long> validNanos,
    Timekeeping timekeeping) {
  /** How late the first sentence about a moment comes at most. */
  static final long LATENCY_MS = 1_000;

  /** An older place is none. */
  static final long LONGEST_MS = 10_000;

  /**
   * Metres for each unit of dilution, 95 of 100 times: the range error of a signal in space (GPS
   * Standard Positioning Service Performance Standard, 2008: at most 7.8 m).
   */
  static final double METRES_PER_DILUTION = 8;

  /** Assumed where a receiver does not say: a poor geometry. */
  static final double UNKNOWN_DILUTION = 20;

  private static final long NANOS_PER_MS = 1_000_000;

  /** Something and when it came. */
  record Stamped<T>(T what, long nanos) {
    boolean isFresh(long nowNanos) {
      return Reception.isFresh(nanos, nowNanos);
    }
  }

  private static boolean isFresh(long atNanos, long nowNanos) {
    return nowNanos - atNanos <= LONGEST_MS * NANOS_PER_MS;
  }

  /**
   * Nothing said yet.
   *
   * @param floor before this time it cannot be: the date of the firmware
   */
  static Reception from(Instant floor) {
    return new Reception(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Timekeeping.from(floor));
  }

  /** After one more report, which began to come at that moment. */
  Reception next(Report report, long beganNanos) {
    Optional<Stamped<DayTime>> spokenOf = momentOf(report, beganNanos);
    Optional<Long> valid =
        report.validity() == Validity.VALID ? Optional.of(beganNanos) : validNanos;
    return new Reception(
        spokenOf.or(() -> moment),
        report.place().map(p -> measured(p, spokenOf, beganNanos)).or(() -> place),
        hdop(report, beganNanos).or(() -> dilution),
        valid,
        clock(report, spokenOf, valid.filter(at -> isFresh(at, beganNanos)).isPresent()));
  }

  /**
   * The moment that a report speaks of: the same as before if it bears the same time, unless that
   * time has stood still.
   */
  private Optional<Stamped<DayTime>> momentOf(Report report, long beganNanos) {
    return report
        .time()
        .map(time ->
            moment
                .filter(known -> known.what().equals(time) && known.isFresh(beganNanos))
                .orElse(new Stamped<>(time, before(beganNanos))));
  }

  private static Stamped<Place> measured(
      Place place, Optional<Stamped<DayTime>> spokenOf, long beganNanos) {
    return new Stamped<>(place, spokenOf.map(Stamped::nanos).orElse(before(beganNanos)));
  }

  private static Optional<Stamped<Double>> hdop(Report report, long beganNanos) {
    return report.hdop().isPresent()
        ? Optional.of(new Stamped<>(report.hdop().getAsDouble(), beganNanos))
        : Optional.empty();
  }

  private Timekeeping clock(Report report, Optional<Stamped<DayTime>> spokenOf, boolean fixed) {
    if (spokenOf.isEmpty() || report.date().isEmpty() || spokenOf.get().what().isLeapSecond()) {
      return timekeeping;
    }
    LocalDate date = report.date().get();
    Instant said =
        date.atStartOfDay().toInstant(ZoneOffset.UTC).plusNanos(spokenOf.get().what().nanos());
    return timekeeping.next(said, spokenOf.get().nanos(), fixed);
  }

  private static long before(long arrivedNanos) {
    return arrivedNanos - LATENCY_MS / 2 * NANOS_PER_MS;
  }

  /** Where the receiver is, as seen from a moment. */
  Optional<Fix> fix(long nowNanos) {
    return place.filter(at -> at.isFresh(nowNanos)).map(at -> fix(at, nowNanos));
  }

  private Fix fix(Stamped<Place> at, long nowNanos) {
    double hdop =
        dilution.filter(d -> d.isFresh(nowNanos)).map(Stamped::what).orElse(UNKNOWN_DILUTION);
    return new Fix(
        at.what().latitudeDegrees(),
        at.what().longitudeDegrees(),
        hdop * METRES_PER_DILUTION,
        Math.max(0, nowNanos - at.nanos()) / NANOS_PER_MS);
  }

  /** The newest time. */
  Optional<Reading> time() {
    return timekeeping.latest();
  }
}

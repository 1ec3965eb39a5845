package io.shuijing.hal.gnss;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one sentence tells of place and time. Fields that were empty are empty here.
 *
 * @param time of day, UTC
 * @param date of that time
 * @param place empty unless the sentence itself calls it valid
 * @param hdop horizontal dilution of precision, greater than 0
 */
record Report(
    Optional<DayTime> time,
    Optional<LocalDate> date,
    Validity validity,
    Optional<Place> place,
    OptionalDouble hdop) {

  /** Whether the receiver has a fix, as far as the sentence says. */
  enum Validity {
    VALID,
    VOID,
    /** The sentence does not say. */
    UNSAID
  }

  /** WGS 84; north and east are positive. */
  record Place(double latitudeDegrees, double longitudeDegrees) {}

  /**
   * A time of day.
   *
   * @param nanos since midnight; in a leap second 86,400 seconds or more
   */
  record DayTime(long nanos) {
    static final long NANOS_PER_DAY = 86_400_000_000_000L;

    /** 23:59:60: a second that has no place in the time scale of a computer. */
    boolean isLeapSecond() {
      return nanos >= NANOS_PER_DAY;
    }
  }
}

package io.shuijing.hal.time;

import io.shuijing.hal.time.Clocks.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part that tells the time beside the clock of the device: a GNSS receiver, a battery-backed
 * clock. It only reports; whoever keeps the clock decides. Safe for several threads.
 */
public interface TimeSource {

  /**
   * The newest reading, however old: it says itself of which moment it speaks. Empty if the part is
   * not there, says nothing, or says what cannot be a time.
   */
  Optional<Reading> latest();

  /**
   * What the part said.
   *
   * @param time UTC
   * @param steadyNanos when it was that time, on {@link Clocks#steadyNanos}
   * @param uncertaintyMs at that moment the true time was at most this far from {@code time}; empty
   *     if unknown, as it is whenever there is a doubt
   * @param doubt why the reading should not be believed unless another source agrees
   */
  record Reading(
      Instant time,
      long steadyNanos,
      Source source,
      OptionalLong uncertaintyMs,
      Optional<Doubt> doubt) {}

  /** A reason not to believe a reading by itself. */
  enum Doubt {
    /** A receiver without a fix: the time of its own clock. */
    NO_FIX,
    /**
     * The last readings do not agree with the steady clock yet: the first ones, or after a jump.
     */
    UNSETTLED,
    /**
     * The date lay before the firmware's and was moved by whole periods of 1024 weeks, after which
     * GPS counts its weeks anew.
     */
    WEEK_ROLLOVER,
    /** A battery-backed clock: nobody knows when it was set and how far it has drifted since. */
    UNATTENDED
  }
}

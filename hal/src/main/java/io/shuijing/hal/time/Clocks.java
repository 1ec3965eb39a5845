package io.shuijing.hal.time;

import io.shuijing.hal.HardwareFault;
import java.time.Instant;
import java.util.OptionalLong;

/** The clocks of one device. Safe for several threads. */
public interface Clocks {

  /** What the wall clock says now, and how far to trust it. */
  WallReading wall();

  /**
   * Nanoseconds of a clock that never goes back while this process lives; its origin means nothing.
   * Setting the wall clock does not move it.
   */
  long steadyNanos();

  /**
   * Sets the wall clock as a source told it: readings from now on name that source.
   *
   * @param uncertaintyMs how far the time may be off: of a dock, half the round trip of the
   *     measurement and what its own clock adds
   * @throws IllegalArgumentException if the uncertainty is negative
   * @throws HardwareFault part {@code clock}, fault {@code not-permitted} or {@code refused}, if
   *     the device does not let its clock be set
   */
  void set(Source source, Instant time, long uncertaintyMs) throws HardwareFault;

  /** Where a wall time comes from. */
  enum Source {
    /** Nobody has set it. */
    NONE,
    /** The battery-backed clock of the board. */
    RTC,
    /** A dock set it. */
    DOCK,
    /** A GNSS receiver. */
    GNSS
  }

  /**
   * One reading.
   *
   * @param uncertaintyMs the true time lies at most this far from {@code time}; grows since the
   *     clock was set; empty if unknown
   */
  record WallReading(Instant time, Source source, OptionalLong uncertaintyMs) {}
}

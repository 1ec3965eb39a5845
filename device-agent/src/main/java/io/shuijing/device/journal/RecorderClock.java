package io.shuijing.device.journal;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.hal.time.Clocks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When it is, in the three ways in which a record says it. Safe for several threads. */
public final class RecorderClock {
  private final Clocks clocks;
  private final long originNanos;
  private volatile long startMs;

  /** A clock whose milliseconds count from now on. */
  public RecorderClock(Clocks clocks) {
    this.clocks = clocks;
    this.originNanos = clocks.steadyNanos();
  }

  /** Goes on from a time of the same boot, which another process began (clause J7). */
  void goOnFrom(long monoMs) {
    startMs = monoMs;
  }

  /** Milliseconds since the recorder started; never backwards. */
  public long monoMs() {
    return monoMsAt(clocks.steadyNanos());
  }

  /** The same at another time of {@link Clocks#steadyNanos}. */
  public long monoMsAt(long steadyNanos) {
    return startMs + (steadyNanos - originNanos) / 1_000_000;
  }

  /** Now, in this boot. */
  public Moment moment(long boot) {
    Clocks.WallReading wall = clocks.wall();
    return new Moment(
        boot, monoMs(), writable(wall.time()), source(wall.source()), wall.uncertaintyMs());
  }

  /** What the wall clock said at a time of {@link #monoMs} that has just passed. */
  public Instant wallAt(long atMonoMs) {
    return writable(clocks.wall().time().minusMillis(monoMs() - atMonoMs));
  }

  // a clock that was never set may say anything; a text holds the years 1970 to 9999 (clause L7)
  private static Instant writable(Instant time) {
    return Lines.nearestTime(time).truncatedTo(ChronoUnit.MILLIS);
  }

  /** The word of the journal for a source. */
  public static ClockSource source(Clocks.Source source) {
    return switch (source) {
      case NONE -> ClockSource.NONE;
      case RTC -> ClockSource.RTC;
      case DOCK -> ClockSource.DOCK;
      case GNSS -> ClockSource.GNSS;
    };
  }

  /** The clocks themselves, to be set by a dock. */
  public Clocks clocks() {
    return clocks;
  }
}

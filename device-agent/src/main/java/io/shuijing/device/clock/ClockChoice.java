package io.shuijing.device.clock;

import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.Clocks.WallReading;
import io.shuijing.hal.time.Drift;
import io.shuijing.hal.time.TimeSource.Doubt;
import io.shuijing.hal.time.TimeSource.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides whether another source knows the time better than the clock does.
 *
 * <p>A settled receiver is believed if the clock was set by nobody, or by a battery-backed clock,
 * or is by now at least twice as uncertain; but if it contradicts a dock, the dock stands and the
 * contradiction is told. A receiver whose weeks have rolled over is believed if the battery-backed
 * clock says the same day. A battery-backed clock is believed if the clock was set by nobody.
 */
sealed interface ClockChoice {
  /** What a receiver says of whole seconds, if it cannot say better. */
  long RECEIVER_MS = 500;

  /** Readings older than this say nothing any more. */
  Duration OLDEST = Duration.ofMinutes(1);

  private static Duration sameDay() {
    return Duration.ofHours(12);
  }

  /** The clock stays as it is. */
  record Keep() implements ClockChoice {}

  /**
   * The clock is to be set.
   *
   * @param time what it is now
   * @param offsetMs by which the clock was ahead
   */
  record Step(Source source, Instant time, OptionalLong uncertaintyMs, long offsetMs)
      implements ClockChoice {}

  /** A source says another time than the dock did, by more than both can be wrong. */
  record Contradicted(Source source, long offsetMs) implements ClockChoice {}

  /**
   * Decides.
   *
   * @param own what the clock says at {@code steadyNanos}
   * @param readings the newest of each source
   */
  static ClockChoice of(WallReading own, List<Reading> readings, long steadyNanos) {
    List<Reading> fresh =
        readings.stream().filter(r -> ageNanos(r, steadyNanos) <= OLDEST.toNanos()).toList();
    Optional<Reading> rtc = fresh.stream().filter(r -> r.source() == Source.RTC).findFirst();
    Optional<Step> receiver =
        fresh.stream()
            .filter(r -> r.source() == Source.GNSS && isBelieved(r, rtc, steadyNanos))
            .findFirst()
            .map(r -> step(own, r, steadyNanos));
    if (receiver.isPresent()) {
      return byReceiver(own, receiver.get());
    }
    return own.source() == Source.NONE && rtc.isPresent()
        ? step(own, rtc.get(), steadyNanos)
        : new Keep();
  }

  private static ClockChoice byReceiver(WallReading own, Step step) {
    long better = step.uncertaintyMs().orElse(RECEIVER_MS);
    long worse = own.uncertaintyMs().orElse(Long.MAX_VALUE / 4);
    return switch (own.source()) {
      case NONE, RTC -> step;
      case DOCK, GNSS -> {
        boolean contradicts = Math.abs(step.offsetMs()) > worse + better;
        if (contradicts && own.source() == Source.DOCK) {
          yield new Contradicted(step.source(), step.offsetMs());
        }
        yield contradicts || worse >= 2 * better ? step : new Keep();
      }
    };
  }

  private static boolean isBelieved(Reading reading, Optional<Reading> rtc, long steadyNanos) {
    if (reading.doubt().isEmpty()) {
      return true;
    }
    return switch (reading.doubt().get()) {
      case NO_FIX, UNSETTLED, UNATTENDED -> false;
      case WEEK_ROLLOVER ->
          rtc.filter(clock ->
                  Duration.between(at(clock, steadyNanos), at(reading, steadyNanos))
                          .abs()
                          .compareTo(sameDay())
                      < 0)
              .isPresent();
    };
  }

  private static Step step(WallReading own, Reading reading, long steadyNanos) {
    Instant time = at(reading, steadyNanos);
    return new Step(
        reading.source(),
        time,
        uncertaintyMs(reading, steadyNanos),
        Duration.between(time, own.time()).toMillis());
  }

  private static OptionalLong uncertaintyMs(Reading reading, long steadyNanos) {
    OptionalLong then =
        reading.doubt().equals(Optional.of(Doubt.WEEK_ROLLOVER))
            ? OptionalLong.of(RECEIVER_MS)
            : reading.uncertaintyMs();
    long driftMs = Drift.boundMs(Duration.ofNanos(ageNanos(reading, steadyNanos)));
    return then.isEmpty() ? then : OptionalLong.of(then.getAsLong() + driftMs);
  }

  private static Instant at(Reading reading, long steadyNanos) {
    return reading.time().plusNanos(steadyNanos - reading.steadyNanos());
  }

  private static long ageNanos(Reading reading, long steadyNanos) {
    return Math.max(0, steadyNanos - reading.steadyNanos());
  }
}

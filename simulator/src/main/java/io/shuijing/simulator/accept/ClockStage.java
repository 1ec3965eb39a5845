package io.shuijing.simulator.accept;

import io.shuijing.dock.bay.ClockExchange;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.RecorderRefused;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.simulator.accept.Material.ClockSample;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far the clock is off before it is set, whether it can be set, and how it drifts then. */
final class ClockStage {
  private static final double MS_PER_DAY = Duration.ofDays(1).toMillis();
  private static final long SET_WITHIN_MS = 100;

  private final Run run;
  private final long begunNanos = System.nanoTime();

  ClockStage(Run run) {
    this.run = run;
  }

  /** A dock takes the recorder in. */
  interface TakingIn {
    void takeIn() throws IOException;
  }

  /** Measures before it is set, sets it, measures again. */
  void arrive(TakingIn takeIn) throws IOException {
    ClockExchange.Measured before = sample();
    Said measured = measured(before);
    if (before.source() == ClockSource.NONE) {
      run.sheet()
          .add(Result.notTestable(Item.CLOCK_OFFSET, measured, Said.of("why.clock-never-set")));
    } else {
      long off = Math.abs(before.offsetMs());
      Limits.judge(run, Item.CLOCK_OFFSET, Requirement.CLOCK_OFFSET_MS, (double) off, measured);
    }
    takeIn.takeIn();
    set(before);
  }

  private void set(ClockExchange.Measured before) throws IOException {
    try {
      if (!exchange().set(before)) {
        run.sheet().add(Result.notTestable(Item.CLOCK_SET, Said.of("why.own-clock")));
        return;
      }
    } catch (RecorderRefused e) {
      run.sheet().add(Result.fail(Item.CLOCK_SET, Said.NOTHING, Said.message(e)));
      return;
    }
    run.material().clockWasSet();
    ClockExchange.Measured after = sample();
    run.sheet()
        .add(
            Result.of(
                Item.CLOCK_SET,
                Math.abs(after.offsetMs()) <= SET_WITHIN_MS + after.roundTripMs(),
                measured(after),
                Said.of("why.not-set", SET_WITHIN_MS)));
  }

  private ClockExchange exchange() throws IOException {
    return new ClockExchange(run.dock().talk(), run.premises().clocks());
  }

  /** One more sample, for the chart and the drift. */
  ClockExchange.Measured sample() throws IOException {
    run.dock().ask(Conversation::readClock); // so that the link stands
    ClockExchange.Measured measured = exchange().measure();
    run.material()
        .add(
            new ClockSample(
                run.premises().clocks().wall().time(),
                (System.nanoTime() - begunNanos) / 1_000_000,
                measured.offsetMs(),
                measured.roundTripMs(),
                run.material().isClockSet()));
    return measured;
  }

  private static Said measured(ClockExchange.Measured clock) {
    return Said.of(
        "measured.clock",
        clock.offsetMs(),
        Math.ceilDiv(clock.roundTripMs(), 2) + 1,
        clock.source().word());
  }

  /** Judges the drift between the first and the last sample since the clock was set. */
  void drift() throws IOException {
    sample();
    List<ClockSample> samples =
        run.material().clock().stream().filter(ClockSample::sinceSet).toList();
    Optional<Profile.Limit> limit = run.profile().limit(Requirement.CLOCK_DRIFT_MS_PER_DAY);
    if (samples.size() < 2 || limit.isEmpty()) {
      run.sheet().add(Result.notTestable(Item.CLOCK_DRIFT, Said.of("why.no-drift")));
      return;
    }
    run.sheet().add(judged(samples.getFirst(), samples.getLast(), limit.get()));
  }

  private static Result judged(ClockSample first, ClockSample last, Profile.Limit limit) {
    long ms = last.afterMs() - first.afterMs();
    double perDay = (last.offsetMs() - first.offsetMs()) * MS_PER_DAY / ms;
    double give = ((first.roundTripMs() + last.roundTripMs()) / 2.0 + 1) * MS_PER_DAY / ms;
    Said measured = Said.of("measured.drift", seconds(perDay), seconds(give), ms / 1000);
    if (limit.holds(Math.abs(perDay) + give)) {
      return Result.pass(Item.CLOCK_DRIFT, measured);
    }
    if (!limit.holds(Math.abs(perDay) - give)) {
      return Result.fail(
          Item.CLOCK_DRIFT,
          measured,
          Said.of(
              "why.limit",
              "@requirement." + Requirement.CLOCK_DRIFT_MS_PER_DAY.word(),
              limit.text(),
              limit.source()));
    }
    return Result.notTestable(Item.CLOCK_DRIFT, measured, Said.of("why.run-too-short"));
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.1f", ms / 1000);
  }
}

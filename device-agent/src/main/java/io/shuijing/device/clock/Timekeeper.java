package io.shuijing.device.clock;

import io.shuijing.device.clock.ClockChoice.Contradicted;
import io.shuijing.device.clock.ClockChoice.Keep;
import io.shuijing.device.clock.ClockChoice.Step;
import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.journal.RecorderClock;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.time.TimeSource;
import io.shuijing.hal.time.TimeSource.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/** Asks the sources of time now and then, sets the clock by the better one, and writes it down. */
public final class Timekeeper {
  /** How often the sources are asked. */
  public static final long EVERY_MS = 10_000;

  private static final long UNKNOWN_MS = 86_400_000;

  private final List<TimeSource> sources;
  private final Journal journal;
  private final RecorderClock clock;
  private long nextMs;
  private boolean told;

  /** A keeper of the journal's clock. */
  public Timekeeper(List<TimeSource> sources, Journal journal) {
    this.sources = List.copyOf(sources);
    this.journal = journal;
    this.clock = journal.clock();
  }

  /**
   * Time goes by.
   *
   * @throws JournalLost if a step or a contradiction cannot be recorded
   */
  public void tick() throws JournalLost {
    if (sources.isEmpty() || clock.monoMs() < nextMs) {
      return;
    }
    nextMs = clock.monoMs() + EVERY_MS;
    List<Reading> readings =
        sources.stream().map(TimeSource::latest).flatMap(Optional::stream).toList();
    Clocks clocks = clock.clocks();
    switch (ClockChoice.of(clocks.wall(), readings, clocks.steadyNanos())) {
      case Keep _ -> told = false;
      case Step step -> set(step);
      case Contradicted contradicted -> tell(contradicted);
    }
  }

  private void set(Step step) throws JournalLost {
    Instant before = clock.moment(journal.boot()).wall();
    try {
      // a source that cannot say how good it is may be off by as much as a day
      clock.clocks().set(step.source(), step.time(), step.uncertaintyMs().orElse(UNKNOWN_MS));
    } catch (HardwareFault e) {
      Logger.warn(e, "clock");
      if (!told) {
        told = true;
        journal.tell("clock", e.fault(), "the clock was not set");
      }
      return;
    }
    told = false;
    Instant after = clock.moment(journal.boot()).wall();
    journal.append(
        new Entry.ClockSet(before, after, RecorderClock.source(step.source()), step.offsetMs(), 0));
  }

  private void tell(Contradicted contradicted) throws JournalLost {
    if (!told) {
      told = true;
      String word = RecorderClock.source(contradicted.source()).word();
      journal.tell(
          "clock",
          "contradicted",
          word
              + " says that the clock, which a dock set, is ahead by "
              + contradicted.offsetMs()
              + " ms");
    }
  }
}

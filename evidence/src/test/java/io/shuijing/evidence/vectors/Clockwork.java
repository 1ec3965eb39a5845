package io.shuijing.evidence.vectors;

import io.shuijing.evidence.Moment;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.journal.Entry.GapEnd;
import java.time.Instant;
import java.util.OptionalLong;

/** A recorder's clocks, and how far its wall clock is from the truth. */
final class Clockwork {
  private Instant wall = Instant.parse("2026-11-23T08:00:00.120Z");
  private ClockSource source = ClockSource.GNSS;
  private long falseMs;
  private long mono;
  private long boot = 1;

  Moment moment() {
    OptionalLong uncertainty =
        source == ClockSource.NONE ? OptionalLong.empty() : OptionalLong.of(20);
    return new Moment(boot, mono, wall, source, uncertainty);
  }

  void pass(long ms) {
    mono += ms;
    wall = wall.plusMillis(ms);
  }

  void restart(long darkSeconds) {
    boot++;
    mono = 1500;
    wall = wall.plusSeconds(darkSeconds);
  }

  /** The wall clock steps, the truth does not. */
  void step(long ms) {
    wall = wall.plusMillis(ms);
    falseMs += ms;
  }

  void monoBack(long ms) {
    mono -= ms;
  }

  void source(ClockSource from) {
    source = from;
  }

  /** No source of time any more: 1970 and what has passed since the start. */
  void lose() {
    source = ClockSource.NONE;
    step(mono - wall.toEpochMilli());
  }

  Instant wall() {
    return wall;
  }

  Instant truth() {
    return wall.minusMillis(falseMs);
  }

  /** What a dock measures: how much it is ahead. */
  long aheadMs() {
    return falseMs;
  }

  long boot() {
    return boot;
  }

  GapEnd gapEnd() {
    return new GapEnd(boot, mono, wall);
  }
}

package io.shuijing.device.parts;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.time.Clocks;
import java.time.Instant;
import java.util.OptionalLong;

/** Clocks that stand still until the test moves them. */
public final class MovedClocks implements Clocks {
  private long nanos = 77_000_000_000L;
  private Instant wall = Instant.parse("2026-11-23T21:32:10Z");
  private Source source = Source.RTC;
  private OptionalLong uncertainty = OptionalLong.empty();
  private boolean stuck;

  /** Lets time go by. */
  public void pass(long ms) {
    nanos += ms * 1_000_000;
    wall = wall.plusMillis(ms);
  }

  /** The wall clock jumps, as after an empty cell. */
  public void jump(Instant to, Source from) {
    wall = to;
    source = from;
    uncertainty = OptionalLong.empty();
  }

  /** From now on it cannot be set. */
  public void stick() {
    stuck = true;
  }

  @Override
  public WallReading wall() {
    return new WallReading(wall, source, uncertainty);
  }

  @Override
  public long steadyNanos() {
    return nanos;
  }

  @Override
  public void set(Source from, Instant time, long uncertaintyMs) throws HardwareFault {
    if (stuck) {
      throw new HardwareFault("clock", "not-permitted", "this clock cannot be set");
    }
    wall = time;
    source = from;
    uncertainty = OptionalLong.of(uncertaintyMs);
  }
}

package io.shuijing.simulator.time;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.time.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** This machine's time, put wrong by as much as somebody says; setting it puts it right again. */
public final class ControlledClocks implements Clocks {
  /** Where a clock begins whose battery was empty. */
  private static final Instant LOST = Instant.parse("1970-01-01T00:00:00Z");

  private final Clocks real;
  private Duration wrongBy = Duration.ZERO;
  private boolean lost;

  public ControlledClocks(Clocks real) {
    this.real = real;
  }

  /** The wall clock jumps. */
  public synchronized void jump(Duration by) {
    wrongBy = wrongBy.plus(by);
  }

  /** The wall clock has lost its time: it goes on from 1970, and nobody has set it. */
  public synchronized void lose() {
    wrongBy = Duration.between(real.wall().time(), LOST);
    lost = true;
  }

  @Override
  public synchronized WallReading wall() {
    WallReading reading = real.wall();
    Instant time = reading.time().plus(wrongBy);
    return lost
        ? new WallReading(time, Source.NONE, OptionalLong.empty())
        : new WallReading(time, reading.source(), reading.uncertaintyMs());
  }

  @Override
  public long steadyNanos() {
    return real.steadyNanos();
  }

  @Override
  public synchronized void set(Source source, Instant time, long uncertaintyMs)
      throws HardwareFault {
    real.set(source, time, uncertaintyMs);
    wrongBy = Duration.ZERO;
    lost = false;
  }
}

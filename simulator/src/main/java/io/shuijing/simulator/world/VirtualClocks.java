package io.shuijing.simulator.world;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.time.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The clocks of one device over the agenda's time: they drift, are stepped, and lose their time
 * (T1). The wall clock outlives a start of the device, as a battery-backed one does.
 */
public final class VirtualClocks implements Clocks {
  private static final long RTC_UNCERTAINTY_MS = 2_000;
  private static final long CRYSTAL_PPM = 200;

  private final Agenda agenda;
  private final Instant began;
  private long setNanos;
  private Instant setTo;
  private long driftPpm;
  private Source source = Source.RTC;
  private OptionalLong uncertaintyMs = OptionalLong.of(RTC_UNCERTAINTY_MS);
  private boolean stuck;

  /**
   * Clocks that are right.
   *
   * @param began what the wall clock said when the agenda began
   */
  public VirtualClocks(Agenda agenda, Instant began) {
    this.agenda = agenda;
    this.began = began;
    this.setTo = began;
  }

  /** The true time. */
  public Instant trueTime() {
    return began.plusNanos(agenda.nowNanos());
  }

  /** From now on it gains so many microseconds in a second, or loses them. */
  public void drift(long ppm) {
    set(time());
    driftPpm = ppm;
  }

  /** It jumps, and knows nothing of it. */
  public void step(Duration by) {
    set(time().plus(by));
  }

  /** Its cell was empty: it begins at 1970 and knows that it does. */
  public void loseTime() {
    set(Instant.EPOCH);
    source = Source.NONE;
    uncertaintyMs = OptionalLong.empty();
  }

  /** From now on it cannot be set; or it can again. */
  public void stick(boolean now) {
    stuck = now;
  }

  /** The device starts: who has set the clock is forgotten, how good it is too. */
  public void restarted() {
    if (source != Source.NONE) {
      set(time());
      source = Source.RTC;
      uncertaintyMs = OptionalLong.of(RTC_UNCERTAINTY_MS);
    }
  }

  private void set(Instant to) {
    setTo = to;
    setNanos = agenda.nowNanos();
  }

  private Instant time() {
    long passed = agenda.nowNanos() - setNanos;
    return setTo.plusNanos(passed + passed / 1_000_000 * driftPpm);
  }

  @Override
  public WallReading wall() {
    return new WallReading(time(), source, grown());
  }

  private OptionalLong grown() {
    if (uncertaintyMs.isEmpty()) {
      return uncertaintyMs;
    }
    long sinceSetMs = (agenda.nowNanos() - setNanos) / 1_000_000;
    return OptionalLong.of(uncertaintyMs.getAsLong() + sinceSetMs * CRYSTAL_PPM / 1_000_000);
  }

  @Override
  public long steadyNanos() {
    return agenda.nowNanos();
  }

  @Override
  public void set(Source from, Instant time, long uncertainty) throws HardwareFault {
    if (uncertainty < 0) {
      throw new IllegalArgumentException("uncertainty " + uncertainty);
    }
    if (stuck) {
      throw new HardwareFault("clock", "refused", "the clock cannot be set; have it looked at");
    }
    set(time);
    source = from;
    uncertaintyMs = OptionalLong.of(uncertainty);
  }
}

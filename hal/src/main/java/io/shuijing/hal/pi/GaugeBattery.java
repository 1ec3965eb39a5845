package io.shuijing.hal.pi;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.power.Battery;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/**
 * A battery with a fuel gauge, which is asked on a thread of its own: a bus that hangs keeps nobody
 * waiting. When the gauge falls silent, its last answer holds for a minute.
 */
final class GaugeBattery implements Battery, AutoCloseable {
  private static final Duration LAST_ANSWER_HOLDS = Duration.ofMinutes(1);

  private final Max17048 gauge;
  private final LongSupplier steadyNanos;
  private final Duration betweenQuestions;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Answer answer = new Answer(OptionalInt.empty(), 0);
  private String told = "";

  GaugeBattery(Max17048 gauge, LongSupplier steadyNanos, Duration betweenQuestions) {
    this.gauge = gauge;
    this.steadyNanos = steadyNanos;
    this.betweenQuestions = betweenQuestions;
    Thread.ofPlatform().daemon().name("fuel gauge").start(this::run);
  }

  private record Answer(OptionalInt chargePermille, long nanos) {}

  @Override
  public OptionalInt chargePermille() {
    Answer last = answer;
    boolean holds = steadyNanos.getAsLong() - last.nanos() <= LAST_ANSWER_HOLDS.toNanos();
    return holds ? last.chargePermille() : OptionalInt.empty();
  }

  private void run() {
    try {
      do {
        ask();
      } while (!closed.await(betweenQuestions.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    try {
      GaugeReading reading = gauge.read();
      OptionalInt charge = reading.chargePermille();
      if (charge.isEmpty()) {
        tell("battery: no cell has " + Math.round(reading.millivolts()) + " mV; check the wiring");
        return;
      }
      tell(
          reading.isPlausible()
              ? "battery: the fuel gauge answers"
              : "battery: charge by voltage, since the gauge says "
                  + reading.chargePercent()
                  + " %");
      answer = new Answer(charge, steadyNanos.getAsLong());
    } catch (HardwareFault e) {
      tell(e.getMessage());
    }
  }

  /** Says each thing once. */
  private void tell(String what) {
    if (!what.equals(told)) {
      told = what;
      Logger.info(what);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

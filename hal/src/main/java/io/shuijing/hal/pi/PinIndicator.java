package io.shuijing.hal.pi;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.body.Lamps;
import io.shuijing.hal.body.Pattern;
import io.shuijing.hal.body.Signal;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Two lights and a vibration motor on pins, each on when its pin is high. Showing the signal that
 * is shown already changes nothing; one that goes on after a mark is not felt again. Closing turns
 * all off.
 */
final class PinIndicator implements Indicator, AutoCloseable {
  private static final EnumSet<Signal> MARKS = EnumSet.of(Signal.MARKED, Signal.IMPORTANT);
  private static final long NANOS_PER_MS = 1_000_000;

  private final Outputs outputs;
  private final LongSupplier nanoTime;
  private @Nullable Signal shown;
  private Pattern pattern = Pattern.of(Signal.READY);
  private long beganNanos;
  private Lamps lamps = Lamps.OFF;
  private boolean failed;
  private boolean ended;

  /** The pins. */
  record Outputs(DigitalOutput green, DigitalOutput red, DigitalOutput vibration) {
    void set(Lamps before, Lamps now) {
      set(green, before.green(), now.green());
      set(red, before.red(), now.red());
      set(vibration, before.vibration(), now.vibration());
    }

    private static void set(DigitalOutput output, boolean before, boolean now) {
      if (before != now) {
        output.state(DigitalState.getState(now));
      }
    }
  }

  PinIndicator(Outputs outputs, LongSupplier nanoTime) {
    this.outputs = outputs;
    this.nanoTime = nanoTime;
  }

  /** One that goes on by itself, on a thread of its own. */
  static PinIndicator running(Outputs outputs) {
    PinIndicator indicator = new PinIndicator(outputs, System::nanoTime);
    Thread.ofPlatform().daemon().name("indicator").start(indicator::run);
    return indicator;
  }

  @Override
  public synchronized void show(Signal signal) {
    if (signal == shown || ended) {
      return;
    }
    boolean goesOn = shown != null && MARKS.contains(shown) && signal == Signal.RECORDING;
    shown = signal;
    pattern = goesOn ? Pattern.of(signal).unfelt() : Pattern.of(signal);
    beganNanos = nanoTime.getAsLong();
    notifyAll();
  }

  private synchronized void run() {
    try {
      while (!ended) {
        wait(step());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows what is due; in how many milliseconds the next is, 0 if nothing comes by itself. */
  synchronized long step() {
    if (shown == null || ended) {
      return 0;
    }
    long elapsedMs = (nanoTime.getAsLong() - beganNanos) / NANOS_PER_MS;
    light(pattern.at(elapsedMs));
    OptionalLong next = pattern.nextChangeMs(elapsedMs);
    return next.isPresent() ? Math.max(1, next.getAsLong() - elapsedMs) : 0;
  }

  private synchronized void light(Lamps now) {
    try {
      outputs.set(lamps, now);
      lamps = now;
      failed = false;
    } catch (Pi4JException e) {
      if (!failed) {
        Logger.error(e, "indicator: lights or vibration do not follow");
      }
      failed = true;
    }
  }

  @Override
  public synchronized void close() {
    if (!ended) {
      ended = true;
      light(Lamps.OFF);
      notifyAll();
    }
  }
}

package io.shuijing.hal.pi;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import io.shuijing.hal.body.Button;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** A push button between a pin and ground. A button held at start is none until it is let go. */
final class PinButton implements Button, AutoCloseable {
  private static final int MOST_EDGES = 256;

  /** While it is down, and a moment after, the pin is asked so often whether an edge was missed. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private static final int MOST_LOOKS = 5;
  private static final long SOON_NANOS = 20_000;

  private final DigitalInput input;
  private final LongSupplier steadyNanos;
  private final BlockingQueue<Edge> moved = new LinkedBlockingQueue<>(MOST_EDGES);
  private @Nullable Thread thread;
  private boolean down;
  private long lastNanos = Long.MIN_VALUE;
  private boolean atRest = true;

  PinButton(DigitalInput input, LongSupplier steadyNanos) {
    this.input = input;
    this.steadyNanos = steadyNanos;
  }

  @Override
  public void listen(Consumer<Edge> edges) {
    // one that does not fit is made good when it comes to rest: the pin itself is asked then
    input.addListener(event -> {
      if (!moved.offer(new Edge(event.state() == DigitalState.LOW, momentOf(event)))) {
        Logger.debug("button: it chatters");
      }
    });
    thread = Thread.ofPlatform().daemon().name("button").start(() -> run(edges));
  }

  // by the kernel's moment, however late it is heard of
  private long momentOf(DigitalStateChangeEvent<?> event) {
    return event instanceof PinEdge edge
        ? edge.nanos() + steadyAheadNanos()
        : steadyNanos.getAsLong();
  }

  // two clocks that are read one after the other; again if the thread had to wait in between
  private long steadyAheadNanos() {
    long ahead = 0;
    long between = Long.MAX_VALUE;
    for (int i = 0; i < MOST_LOOKS && between > SOON_NANOS; i++) {
      long before = System.nanoTime();
      long steady = steadyNanos.getAsLong();
      long after = System.nanoTime();
      if (after - before < between) {
        between = after - before;
        ahead = steady - before - between / 2;
      }
    }
    return ahead;
  }

  private void run(Consumer<Edge> edges) {
    try {
      while (true) {
        Edge edge = atRest ? moved.take() : moved.poll(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
        if (edge == null) {
          look(edges);
        } else {
          tell(edge, edges);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Pi4JException e) {
      Logger.error(e, "button: no more presses are felt");
    }
  }

  private void look(Consumer<Edge> edges) {
    boolean now = input.state() == DigitalState.LOW;
    if (now != down) {
      tell(new Edge(now, steadyNanos.getAsLong()), edges);
    }
    atRest = !now;
  }

  private void tell(Edge edge, Consumer<Edge> edges) {
    down = edge.down();
    atRest = false;
    lastNanos = Math.max(lastNanos, edge.steadyNanos());
    edges.accept(new Edge(edge.down(), lastNanos));
  }

  @Override
  public void close() {
    Thread listening = thread;
    if (listening != null) {
      listening.interrupt();
    }
  }
}

package io.shuijing.hal.pi;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Press;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** A push button between a pin and ground. A button held at start is none until it is let go. */
final class PinButton implements Button, AutoCloseable {
  private static final int MOST_EDGES = 256;

  private final DigitalInput input;
  private final BlockingQueue<Edge> edges = new LinkedBlockingQueue<>(MOST_EDGES);
  private PressDetector detector = PressDetector.IDLE;
  private @Nullable Thread thread;

  PinButton(DigitalInput input) {
    this.input = input;
  }

  /** The contact went down or up. */
  private record Edge(long nanos, boolean down) {}

  @Override
  public void listen(Consumer<Press> presses) {
    // one that does not fit is made good when time runs out: the pin itself is asked then
    input.addListener(event -> {
      if (!edges.offer(new Edge(momentOf(event), event.state() == DigitalState.LOW))) {
        Logger.debug("button: it chatters");
      }
    });
    thread = Thread.ofPlatform().daemon().name("button").start(() -> run(presses));
  }

  private static long momentOf(DigitalStateChangeEvent<?> event) {
    return event instanceof PinEdge edge ? edge.nanos() : System.nanoTime();
  }

  private void run(Consumer<Press> presses) {
    try {
      while (true) {
        Edge edge = await();
        if (edge == null) {
          timeIsUp(presses);
        } else {
          step(edge.nanos(), edge.down(), presses);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Pi4JException e) {
      Logger.error(e, "button: no more presses are felt");
    }
  }

  /** The pin has the last word: one that is up already, untold, was let go before. */
  private void timeIsUp(Consumer<Press> presses) {
    boolean down = isDown();
    step(detector.deadlineNanos().orElseThrow() - 1, down, presses);
    step(System.nanoTime(), down, presses);
  }

  private void step(long nanos, boolean down, Consumer<Press> presses) {
    PressDetector.Step step = detector.at(nanos, down);
    detector = step.next();
    step.press().ifPresent(presses);
  }

  /** The next edge; null if time makes a difference before there is one. */
  private @Nullable Edge await() throws InterruptedException {
    if (detector.deadlineNanos().isEmpty()) {
      return edges.take();
    }
    long left = detector.deadlineNanos().getAsLong() - System.nanoTime();
    return edges.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
  }

  private boolean isDown() {
    return input.state() == DigitalState.LOW;
  }

  @Override
  public void close() {
    Thread listening = thread;
    if (listening != null) {
      listening.interrupt();
    }
  }
}

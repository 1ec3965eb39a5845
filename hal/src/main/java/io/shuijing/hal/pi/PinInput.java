package io.shuijing.hal.pi;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import java.time.Duration;
import org.tinylog.Logger;

/** A pin of the kernel as Pi4J's input. Every edge is told, bounces too; on a thread of its own. */
final class PinInput extends DigitalInputBase {
  private static final int LOOK_MS = 200;
  private static final long GRACE_MS = 5_000;

  private final GpioLine line;
  private final Thread thread;
  private volatile boolean open = true;

  PinInput(DigitalInputProvider provider, DigitalInputConfig config, GpioLine line) {
    super(provider, config);
    this.line = line;
    this.thread = Thread.ofPlatform().daemon().name("pin " + config.bcm()).unstarted(this::run);
  }

  @Override
  public DigitalInput initialize(Context context) {
    super.initialize(context);
    thread.start();
    return this;
  }

  @Override
  public synchronized DigitalState state() {
    if (!open) {
      throw new IOException(line + " is closed");
    }
    try {
      return DigitalState.getState(line.isHigh());
    } catch (SystemCallFailed e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private void run() {
    try {
      while (open) {
        for (GpioLine.Edge edge : line.edges(LOOK_MS)) {
          dispatch(new PinEdge(this, edge));
        }
      }
    } catch (SystemCallFailed e) {
      Logger.error(e, "button: no more presses are felt");
    }
  }

  /** Whether it was open till now. */
  private synchronized boolean end() {
    boolean was = open;
    open = false;
    return was;
  }

  @Override
  public DigitalInput shutdownInternal(Context context) {
    super.shutdownInternal(context);
    if (!end()) {
      return this;
    }
    try {
      if (thread.join(Duration.ofMillis(GRACE_MS))) {
        line.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return this;
  }
}

package io.shuijing.hal.wire;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that another thread or process will do. */
public final class Waiting {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(5);

  private Waiting() {}

  /** Returns as soon as the condition holds; fails after half a minute. */
  public static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("in vain: " + what);
      }
      Thread.sleep(LOOK);
    }
  }
}

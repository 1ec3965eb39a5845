package io.shuijing.simulator.sound;

import org.jspecify.annotations.Nullable;

/** What can go wrong with a simulated loudspeaker. */
public final class SpeakerControl {
  private @Nullable String fault;

  SpeakerControl() {}

  /** From now on nothing is heard; what plays is cut off. */
  public synchronized void breakDown(String reason) {
    fault = reason;
    notifyAll();
  }

  /** It works again. */
  public synchronized void repair() {
    fault = null;
  }

  /** Waits so long, or until it breaks down; the reason if it is broken then. */
  synchronized @Nullable String awaitFault(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; fault == null && left > 0; ) {
      wait(left);
      left = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000);
    }
    return fault;
  }
}

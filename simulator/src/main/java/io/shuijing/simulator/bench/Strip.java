package io.shuijing.simulator.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * All that has happened at the bench, in order; whoever is late reads it from the start. Safe for
 * several threads.
 */
final class Strip {
  /** More than a page can usefully show; older ones are forgotten. */
  private static final int KEPT = 20_000;

  private final LongSupplier wallMs;
  private final Deque<Happening> kept = new ArrayDeque<>();
  private long last;
  private boolean ended;

  Strip(LongSupplier wallMs) {
    this.wallMs = wallMs;
  }

  synchronized Happening add(String kind, Map<String, Object> what) {
    Happening happening = new Happening(++last, wallMs.getAsLong(), kind, what);
    kept.add(happening);
    if (kept.size() > KEPT) {
      kept.remove();
    }
    notifyAll();
    return happening;
  }

  /** Nothing more will happen. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** What happened behind this number; waits until there is something, or so long. */
  synchronized List<Happening> behind(long number, long patienceMs) throws InterruptedException {
    long deadline = System.nanoTime() + patienceMs * 1_000_000;
    for (long left = patienceMs; last <= number && !ended && left > 0; ) {
      wait(left);
      left = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000);
    }
    List<Happening> behind = new ArrayList<>();
    for (Happening happening : kept) {
      if (happening.number() > number) {
        behind.add(happening);
      }
    }
    return behind;
  }
}

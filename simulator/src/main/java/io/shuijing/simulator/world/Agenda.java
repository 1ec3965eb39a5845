package io.shuijing.simulator.world;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is still to happen, in the order of virtual time, then of entry. Time moves only here.
 *
 * <p>May be used by what it runs: an operation that takes time lets it pass in the middle of an
 * event, and what is due meanwhile happens inside.
 */
public final class Agenda {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong((Entry e) -> e.atNanos).thenComparingLong(e -> e.number);

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
  private long nowNanos;
  private long entered;

  /** Something that is to happen; may be called off. */
  public static final class Entry {
    private final long atNanos;
    private final long number;
    private final Runnable event;
    private boolean calledOff;

    private Entry(long atNanos, long number, Runnable event) {
      this.atNanos = atNanos;
      this.number = number;
      this.event = event;
    }

    /** It does not happen any more. */
    public void callOff() {
      calledOff = true;
    }
  }

  /** Virtual nanoseconds since the world began. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Virtual milliseconds since the world began. */
  public long nowMs() {
    return nowNanos / 1_000_000;
  }

  /** Enters something that happens after so many milliseconds. */
  public Entry in(long ms, Runnable event) {
    return at(nowNanos + ms * 1_000_000, event);
  }

  /** Enters something that happens at a time; at once if that is over. */
  public Entry at(long nanos, Runnable event) {
    Entry entry = new Entry(Math.max(nanos, nowNanos), entered++, event);
    entries.add(entry);
    return entry;
  }

  /** Lets time pass; what is due happens. */
  public void pass(Duration time) {
    passUntil(nowNanos + time.toNanos());
  }

  /** Lets time pass up to a moment; it may be later afterwards if an event took longer. */
  public void passUntil(long nanos) {
    while (next(nanos)) {
      // one after the other
    }
    nowNanos = Math.max(nowNanos, nanos);
  }

  /** Lets the next thing happen, if it is due by then; whether there was one. */
  public boolean next(long latestNanos) {
    Entry entry = entries.peek();
    while (entry != null && entry.calledOff) {
      entries.poll();
      entry = entries.peek();
    }
    if (entry == null || entry.atNanos > latestNanos) {
      return false;
    }
    entries.poll();
    nowNanos = Math.max(nowNanos, entry.atNanos);
    entry.event.run();
    return true;
  }
}

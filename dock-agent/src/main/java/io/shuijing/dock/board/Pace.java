package io.shuijing.dock.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How fast bytes come: over the last twenty seconds, so that a short stall shows as a stall and not
 * as a jump of the time that is left.
 */
final class Pace {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long WINDOW_NANOS = 20 * NANOS_PER_SECOND;
  private static final long STALLED_NANOS = 3 * NANOS_PER_SECOND;

  /** Pieces that came within this time of each other are counted as one. */
  private static final long TOGETHER_NANOS = NANOS_PER_SECOND / 10;

  private final Deque<Came> came = new ArrayDeque<>();
  private long begunNanos;
  private long lastNanos;

  Pace(long nowNanos) {
    begunNanos = nowNanos;
    lastNanos = nowNanos;
  }

  private record Came(long nanos, long bytes) {}

  void came(long nowNanos, long bytes) {
    Came last = came.peekLast();
    if (last != null && nowNanos - last.nanos() < TOGETHER_NANOS) {
      came.removeLast();
      came.addLast(new Came(last.nanos(), last.bytes() + bytes));
    } else {
      came.addLast(new Came(nowNanos, bytes));
    }
    lastNanos = nowNanos;
    forget(nowNanos);
  }

  private void forget(long nowNanos) {
    while (!came.isEmpty() && nowNanos - came.getFirst().nanos() > WINDOW_NANOS) {
      begunNanos = Math.max(begunNanos, came.removeFirst().nanos());
    }
  }

  /** 0 while nothing comes. */
  long bytesPerSecond(long nowNanos) {
    forget(nowNanos);
    long bytes = came.stream().mapToLong(Came::bytes).sum();
    long nanos = Math.max(nowNanos - begunNanos, NANOS_PER_SECOND / 2);
    return (long) (bytes * (double) NANOS_PER_SECOND / nanos);
  }

  /** How long nothing has come, if that is long. */
  OptionalLong stalledSeconds(long nowNanos) {
    long silent = nowNanos - lastNanos;
    return silent < STALLED_NANOS
        ? OptionalLong.empty()
        : OptionalLong.of(silent / NANOS_PER_SECOND);
  }
}

package io.shuijing.evidence.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** One line that grows while long work goes on; on a terminal only, and not in the first second. */
final class Progress implements LongConsumer {
  private static final long EVERY_NANOS = 200_000_000;
  private static final long AFTER_NANOS = 1_000_000_000;

  private final PrintStream err;
  private final LongSupplier nanos;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong next;
  private boolean shown;

  private Progress(PrintStream err, LongSupplier nanos, long total) {
    this.err = err;
    this.nanos = nanos;
    this.total = total;
    this.next = new AtomicLong(nanos.getAsLong() + AFTER_NANOS);
  }

  /** Of so many bytes; silent if there is no terminal. */
  static LongConsumer of(PrintStream err, long total) {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return terminal ? new Progress(err, System::nanoTime, total) : _ -> {};
  }

  @Override
  public void accept(long bytes) {
    long sum = done.addAndGet(bytes);
    long now = nanos.getAsLong();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + EVERY_NANOS)) {
      show(sum);
    }
  }

  private synchronized void show(long sum) {
    long percent = total == 0 ? 100 : Math.min(100, 100 * sum / total);
    err.printf(java.util.Locale.ROOT, "\r%3d %%  %,d / %,d MB ", percent, sum >> 20, total >> 20);
    err.flush();
    shown = true;
  }

  /** Clears the line. */
  static void end(LongConsumer progress) {
    if (progress instanceof Progress p && p.shown) {
      p.err.print("\r\u001b[K");
      p.err.flush();
    }
  }
}

package io.shuijing.simulator.demo;

import java.io.PrintStream;
import java.util.Locale;

/** A line that fills while bytes arrive; on something that is no terminal, one line at the end. */
final class ProgressBar {
  private static final int WIDTH = 40;

  private final PrintStream out;
  private final boolean terminal;
  private final long startNanos;
  private boolean open;
  private String last = "";

  ProgressBar(PrintStream out, boolean terminal, long startNanos) {
    this.out = out;
    this.terminal = terminal;
    this.startNanos = startNanos;
  }

  /** So much of this file is there. */
  void show(String path, long done, long all, long nowNanos) {
    int filled = all == 0 ? WIDTH : (int) (WIDTH * done / all);
    double seconds = Math.max(1e-3, (nowNanos - startNanos) / 1e9);
    last =
        String.format(
            Locale.ROOT,
            "  %s [%s%s] %3d %%  %.1f / %.1f MB  %.0f MB/s",
            path,
            "█".repeat(filled),
            "·".repeat(WIDTH - filled),
            all == 0 ? 100 : 100 * done / all,
            done / 1e6,
            all / 1e6,
            done / 1e6 / seconds);
    open = true;
    if (terminal) {
      out.print("\r" + last);
      out.flush();
    }
  }

  /** Ends the line. */
  void finish() {
    if (open) {
      out.println(terminal ? "" : last);
      open = false;
    }
  }
}

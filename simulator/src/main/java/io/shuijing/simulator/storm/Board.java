package io.shuijing.simulator.storm;

import io.shuijing.simulator.oracle.Oracles;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Live progress on one line of a terminal, and the table at the end. */
final class Board {
  private final Tally tally;
  private final LongSupplier wanted;
  private final PrintStream out;

  Board(Tally tally, LongSupplier wanted, PrintStream out) {
    this.tally = tally;
    this.wanted = wanted;
    this.out = out;
  }

  void progress(long ranNanos) {
    if (isTerminal()) {
      out.print("\r" + line(ranNanos) + " ");
      out.flush();
    }
  }

  private String line(long ranNanos) {
    return String.format(
        Locale.ROOT,
        "%d/%d 班 shifts · %.1f/s · 断电 cuts %d · 故障 faults %d (%d 种 kinds) · 分支 marks %d · 失败 failed %d",
        tally.played(),
        wanted.getAsLong(),
        tally.played() * 1e9 / Math.max(1, ranNanos),
        tally.sum("cuts") + tally.sum("dock cuts"),
        tally.sum("fault "),
        tally.kinds("fault "),
        tally.kinds("mark "),
        tally.failed().size());
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  void summary(long ranNanos) {
    out.println((isTerminal() ? "\r" : "") + line(ranNanos));
    tally.shifts().forEach((profile, count) -> row("shifts " + profile.word(), count));
    tally.figures().forEach(this::row);
    Oracles.pending().forEach((id, why) -> out.println("  pending " + id + ": " + why));
  }

  private void row(String name, long count) {
    out.println(String.format(Locale.ROOT, "  %,12d  %s", count, name));
  }
}

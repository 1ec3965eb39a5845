package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays shifts on some threads, and says what came of it. */
final class Storm {
  private static final int MOST_FAILED = 20;

  private final Supply supply;
  private final Optional<Long> minutes;
  private final FailureText failures;
  private final PrintStream out;
  private final Tally tally = new Tally();
  private final long beganNanos = System.nanoTime();

  /**
   * @param minutes after which no further shift begins
   */
  Storm(Supply supply, Optional<Long> minutes, FailureText failures, PrintStream out) {
    this.supply = supply;
    this.minutes = minutes;
    this.failures = failures;
    this.out = out;
  }

  /** Where shifts come from. Safe for several threads. */
  interface Supply {
    /** How many there are, as far as that is known. */
    long known();

    /** Plays the next one; empty if there is none any more. */
    Optional<Played> next();
  }

  /** A shift and what came of it. */
  record Played(FaultPlan plan, Outcome outcome) {}

  /** Plays all; the exit code. */
  int run(int jobs, boolean printHash) throws IOException, InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      threads.add(Thread.ofPlatform().daemon().name("storm-" + i).start(() -> playAll(printHash)));
    }
    Board board = new Board(tally, supply::known, out);
    for (Thread thread : threads) {
      while (!thread.join(java.time.Duration.ofSeconds(1))) {
        board.progress(System.nanoTime() - beganNanos);
      }
    }
    board.summary(System.nanoTime() - beganNanos);
    int code = 0;
    for (Tally.Failed failed : tally.failed()) {
      out.println(failures.write(failed));
      code = Math.max(code, failed.failure().kind().exitCode());
    }
    out.flush();
    return code;
  }

  private void playAll(boolean printHash) {
    Optional<Played> played = Optional.empty();
    do {
      played = isOver() ? Optional.empty() : supply.next();
      played.ifPresent(one -> {
        tally.add(one.plan(), one.outcome());
        if (printHash) {
          out.println(hashLine(one));
        }
      });
    } while (played.isPresent());
  }

  private static String hashLine(Played one) {
    FaultPlan plan = one.plan();
    return "seed " + plan.seed() + " " + plan.profile().word() + " " + one.outcome().traceHash();
  }

  private boolean isOver() {
    long ranNanos = System.nanoTime() - beganNanos;
    return tally.failed().size() >= MOST_FAILED
        || minutes.filter(limit -> ranNanos >= limit * 60_000_000_000L).isPresent();
  }
}

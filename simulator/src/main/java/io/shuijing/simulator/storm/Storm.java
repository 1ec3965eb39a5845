package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.Plans;
import io.shuijing.simulator.plan.Profile;
import io.shuijing.simulator.plan.ShiftPlayer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Plays shifts from one seed after the other, on some threads, and says what came of it. */
final class Storm {
  private static final int MOST_FAILED = 20;

  private final Order order;
  private final FailureText failures;
  private final PrintStream out;
  private final Tally tally = new Tally();
  private final AtomicLong next = new AtomicLong();
  private final ShiftPlayer player;
  private final long beganNanos = System.nanoTime();

  Storm(Order order, ShiftPlayer player, FailureText failures, PrintStream out) {
    this.player = player;
    this.order = order;
    this.failures = failures;
    this.out = out;
  }

  /** Which seeds, each under one of these profiles in turn. */
  record Seeds(long first, long count, List<Profile> profiles) {}

  /**
   * What is to be played.
   *
   * @param segments of each shift, about
   * @param minutes after which no further shift begins
   */
  record Order(Seeds seeds, int segments, Optional<Long> minutes) {
    FaultPlan plan(long index) {
      Profile profile =
          seeds.profiles().get(Math.floorMod(seeds.first() + index, seeds.profiles().size()));
      return Plans.of(seeds.first() + index, profile, segments);
    }
  }

  /** Plays all; the exit code. */
  int run(int jobs, boolean printHash) throws IOException, InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      threads.add(Thread.ofPlatform().daemon().name("storm-" + i).start(() -> playAll(printHash)));
    }
    Board board = new Board(tally, order.seeds().count(), out);
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
    for (long index = next.getAndIncrement();
        index < order.seeds().count() && !isOver();
        index = next.getAndIncrement()) {
      FaultPlan plan = order.plan(index);
      Outcome outcome = player.play(plan);
      tally.add(plan, outcome);
      if (printHash) {
        out.println(
            "seed " + plan.seed() + " " + plan.profile().word() + " " + outcome.traceHash());
      }
    }
  }

  private boolean isOver() {
    long ranNanos = System.nanoTime() - beganNanos;
    return tally.failed().size() >= MOST_FAILED
        || order.minutes().filter(minutes -> ranNanos >= minutes * 60_000_000_000L).isPresent();
  }
}

package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.Fault;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome.Failure;
import io.shuijing.simulator.plan.Script;
import io.shuijing.simulator.plan.ShiftPlayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes faults away, then work, as long as the same invariant still fails. */
final class Shrinking {
  private final ShiftPlayer player;

  Shrinking(ShiftPlayer player) {
    this.player = player;
  }

  /** The smallest plan found, and how it fails. */
  record Smallest(FaultPlan plan, Failure failure) {}

  /** Empty if the plan does not fail. */
  Optional<Smallest> of(FaultPlan plan) {
    Optional<Failure> first = player.play(plan).failure();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Smallest smallest = new Smallest(plan, first.get());
    for (int size = Math.max(1, plan.faults().size() / 2); size > 0; size /= 2) {
      smallest = withoutGroups(smallest, size);
    }
    smallest = lessWork(smallest);
    return Optional.of(withoutGroups(smallest, 1));
  }

  private Smallest withoutGroups(Smallest from, int size) {
    Smallest smallest = from;
    int at = 0;
    while (at < smallest.plan().faults().size()) {
      List<Fault> left = new ArrayList<>(smallest.plan().faults());
      left.subList(at, Math.min(left.size(), at + size)).clear();
      Optional<Smallest> tried = tried(smallest.plan().with(left), smallest.failure());
      if (tried.isPresent()) {
        smallest = tried.get();
      } else {
        at += size;
      }
    }
    return smallest;
  }

  private Smallest lessWork(Smallest from) {
    Smallest smallest = from;
    boolean less = true;
    while (less) {
      less = false;
      for (Script script : smaller(smallest.plan().script())) {
        Optional<Smallest> tried = tried(smallest.plan().with(script), smallest.failure());
        if (tried.isPresent()) {
          smallest = tried.get();
          less = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static List<Script> smaller(Script script) {
    List<Script> smaller = new ArrayList<>();
    int rounds = script.rounds();
    int recordings = script.recordings();
    int segments = script.segments();
    int off = script.offSeconds();
    if (rounds > 1) {
      smaller.add(new Script(rounds - 1, recordings, segments, off));
    }
    if (recordings > 1) {
      smaller.add(new Script(rounds, recordings - 1, segments, off));
    }
    if (segments > 1) {
      smaller.add(new Script(rounds, recordings, segments / 2, off));
      smaller.add(new Script(rounds, recordings, segments - 1, off));
    }
    return smaller;
  }

  private Optional<Smallest> tried(FaultPlan plan, Failure wanted) {
    return player
        .play(plan)
        .failure()
        .filter(failure -> failure.invariant().equals(wanted.invariant()))
        .map(failure -> new Smallest(plan, failure));
  }
}

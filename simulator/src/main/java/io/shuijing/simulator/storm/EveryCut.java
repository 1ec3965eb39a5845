package io.shuijing.simulator.storm;

import io.shuijing.simulator.disk.DiskFault;
import io.shuijing.simulator.disk.PlannedDiskFault;
import io.shuijing.simulator.disk.Trigger;
import io.shuijing.simulator.plan.Fault;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.Profile;
import io.shuijing.simulator.plan.Script;
import io.shuijing.simulator.plan.ShiftPlayer;
import io.shuijing.simulator.plan.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A small shift in which the power goes at every operation that changes a disk, in the midst of it
 * and behind it; and again so at every such operation of each recovery, down to a depth. A cut
 * before an operation leaves the disk as one behind the operation before it. A disk that was found
 * after another cut already is recovered from once.
 */
final class EveryCut implements Storm.Supply {
  private static final Script SMALL = new Script(1, 1, 2, 5);
  private static final long SEED = 9;

  private final ShiftPlayer player;
  private final FaultPlan quiet;
  private final Target target;
  private final int depth;
  private final Deque<List<Fault>> open = new ArrayDeque<>();
  private final Set<String> images = new HashSet<>();
  private long known = 1;
  private int busy;

  /**
   * @param profile whether names that were not flushed survive a cut in order or not
   * @param target the disk that loses its power, with the unit around it
   * @param depth how many cuts on end
   */
  EveryCut(ShiftPlayer player, Profile profile, Target target, int depth) {
    this.player = player;
    this.target = target;
    this.depth = depth;
    List<Fault> law =
        profile == Profile.WILD
            ? List.of(fault(new DiskFault.UnsyncedNames(DiskFault.Law.WILD), new Trigger.AtOnce()))
            : List.of();
    this.quiet = new FaultPlan(SEED, profile, SMALL, false, law);
    open.push(List.of());
  }

  private Fault fault(DiskFault fault, Trigger trigger) {
    return new Fault.OfDisk(target, new PlannedDiskFault(fault, trigger));
  }

  @Override
  public synchronized long known() {
    return known;
  }

  @Override
  public Optional<Storm.Played> next() {
    Optional<List<Fault>> taken = take();
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    List<List<Fault>> further = List.of();
    try {
      List<Fault> cuts = taken.get();
      List<Fault> all = new ArrayList<>(quiet.faults());
      all.addAll(cuts);
      FaultPlan plan = quiet.with(all);
      Recovery recovery = new Recovery(target, cuts.isEmpty());
      Outcome outcome = player.play(plan, Optional.of(recovery::hear));
      further = cuts.size() < depth ? behind(cuts, recovery) : List.of();
      return Optional.of(new Storm.Played(plan, outcome));
    } finally {
      done(further);
    }
  }

  private List<List<Fault>> behind(List<Fault> cuts, Recovery recovery) {
    if (!isNew(recovery.image())) {
      return List.of();
    }
    List<List<Fault>> further = new ArrayList<>();
    for (long operation : recovery.changes()) {
      for (DiskFault.When when : List.of(DiskFault.When.DURING, DiskFault.When.AFTER)) {
        List<Fault> longer = new ArrayList<>(cuts);
        longer.add(fault(new DiskFault.PowerCut(when), new Trigger.AtOperation(operation)));
        further.add(longer);
      }
    }
    return further;
  }

  private synchronized boolean isNew(String image) {
    return images.add(image);
  }

  private synchronized Optional<List<Fault>> take() {
    try {
      while (open.isEmpty() && busy > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    Optional<List<Fault>> taken = Optional.ofNullable(open.poll());
    busy += taken.isPresent() ? 1 : 0;
    return taken;
  }

  private synchronized void done(List<List<Fault>> further) {
    busy--;
    known += further.size();
    further.forEach(open::push);
    notifyAll();
  }
}

package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Plans;
import io.shuijing.simulator.plan.Profile;
import io.shuijing.simulator.plan.ShiftPlayer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Shifts drawn from one seed after the other. */
final class DrawnShifts implements Storm.Supply {
  private final Seeds seeds;
  private final int segments;
  private final ShiftPlayer player;
  private final AtomicLong next = new AtomicLong();

  /**
   * @param segments of each shift, about
   */
  DrawnShifts(Seeds seeds, int segments, ShiftPlayer player) {
    this.seeds = seeds;
    this.segments = segments;
    this.player = player;
  }

  /** Which seeds, each under one of these profiles in turn. */
  record Seeds(long first, long count, List<Profile> profiles) {}

  @Override
  public long known() {
    return seeds.count();
  }

  @Override
  public Optional<Storm.Played> next() {
    long index = next.getAndIncrement();
    if (index >= seeds.count()) {
      return Optional.empty();
    }
    long seed = seeds.first() + index;
    Profile profile = seeds.profiles().get(Math.floorMod(seed, seeds.profiles().size()));
    FaultPlan plan = Plans.of(seed, profile, segments);
    return Optional.of(new Storm.Played(plan, player.play(plan)));
  }
}

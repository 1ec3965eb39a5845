package io.shuijing.simulator.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.simulator.disk.DiskFault;
import io.shuijing.simulator.disk.PlannedDiskFault;
import io.shuijing.simulator.disk.Trigger;
import io.shuijing.simulator.plan.Fault;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.Plans;
import io.shuijing.simulator.plan.Profile;
import io.shuijing.simulator.plan.Script;
import io.shuijing.simulator.plan.ShiftPlayer;
import io.shuijing.simulator.plan.Target;
import io.shuijing.simulator.toy.ToyShifts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shifts of the real agents in virtual time. */
class ShiftTest {
  private static final ShiftPlayer PLAYER = ToyShifts.ofAgents();

  @Test
  void a_quiet_shift_ends_with_everything_in_the_archive_and_the_card_free() {
    FaultPlan plan = new FaultPlan(1, Profile.HONEST, new Script(2, 2, 5, 10), false, List.of());
    Outcome outcome = PLAYER.play(plan);
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.figure("acknowledged session-open")).isEqualTo(4);
    assertThat(outcome.figure("acknowledged session-close")).isEqualTo(4);
    assertThat(outcome.figure("Archived")).isEqualTo(4);
    assertThat(outcome.figure("acknowledged fault")).isZero();
    assertThat(outcome.figure("acknowledged gap")).isZero();
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void fixed_seeds_hold_in_every_profile(Profile profile) {
    for (long seed = 0; seed < 15; seed++) {
      FaultPlan plan = Plans.of(seed, profile, 20);
      assertThat(PLAYER.play(plan).failure()).as(plan.text()).isEmpty();
    }
  }

  @Test
  void the_same_plan_leaves_the_same_trace_and_another_seed_another_one() {
    FaultPlan plan = Plans.of(3, Profile.HONEST, 20);
    String hash = PLAYER.play(plan).traceHash();
    assertThat(PLAYER.play(plan).traceHash()).isEqualTo(hash);
    FaultPlan other = new FaultPlan(4, plan.profile(), plan.script(), plan.real(), plan.faults());
    assertThat(PLAYER.play(other).traceHash()).isNotEqualTo(hash);
  }

  @Test
  void the_power_goes_at_every_operation_of_a_small_shift_and_again_soon_after() {
    Script script = new Script(1, 1, 2, 5);
    FaultPlan quiet = new FaultPlan(9, Profile.WILD, script, false, List.of());
    long operations = PLAYER.play(quiet).figure("operations of the card");
    assertThat(operations).isGreaterThan(100);
    for (long at = 1; at <= operations; at++) {
      FaultPlan plan = quiet.with(List.of(cut(at), cut(at + 3), cut(at + 9)));
      assertThat(PLAYER.play(plan).failure()).as(plan.text()).isEmpty();
    }
  }

  private static Fault cut(long at) {
    return new Fault.OfDisk(
        Target.CARD,
        new PlannedDiskFault(
            new DiskFault.PowerCut(DiskFault.When.DURING), new Trigger.AtOperation(at)));
  }
}

package io.shuijing.simulator.shift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.Plans;
import io.shuijing.simulator.plan.Profile;
import io.shuijing.simulator.plan.Script;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shifts of the real agents in virtual time. */
class ShiftTest {
  @Test
  void a_quiet_shift_ends_with_everything_in_the_archive_and_the_card_free() {
    FaultPlan plan = new FaultPlan(1, Profile.HONEST, new Script(2, 2, 5, 10), false, List.of());
    Outcome outcome = new AgentShifts().play(plan);
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
      assertThat(new AgentShifts().play(plan).failure()).as(plan.text()).isEmpty();
    }
  }

  @Test
  void the_same_plan_leaves_the_same_trace_and_another_seed_another_one() {
    FaultPlan plan = Plans.of(3, Profile.HONEST, 20);
    String hash = new AgentShifts().play(plan).traceHash();
    assertThat(new AgentShifts().play(plan).traceHash()).isEqualTo(hash);
    FaultPlan other = new FaultPlan(4, plan.profile(), plan.script(), plan.real(), plan.faults());
    assertThat(new AgentShifts().play(other).traceHash()).isNotEqualTo(hash);
  }
}

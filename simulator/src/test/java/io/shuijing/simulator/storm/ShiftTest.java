package io.shuijing.simulator.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.Plans;
import io.shuijing.simulator.plan.Profile;
import io.shuijing.simulator.plan.Script;
import io.shuijing.simulator.plan.ShiftPlayer;
import io.shuijing.simulator.plan.Target;
import io.shuijing.simulator.toy.ToyShifts;
import java.util.List;
import java.util.Optional;
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
    assertThat(outcome.figure("acknowledged mark")).isEqualTo(2);
    assertThat(outcome.figure("acknowledged still")).isEqualTo(2);
    // a track of pictures of each session, and one of stills of the two that have one
    assertThat(outcome.figure("Archived")).isEqualTo(4 + 2);
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

  @ParameterizedTest
  @EnumSource(Target.class)
  void the_power_goes_at_every_operation_of_a_small_shift_that_changes_a_disk(Target disk) {
    EveryCut cuts = new EveryCut(PLAYER, Profile.WILD, disk, 1);
    long cutDown = 0;
    Optional<Storm.Played> played = cuts.next();
    while (played.isPresent()) {
      assertThat(played.get().outcome().failure()).as(played.get().plan().text()).isEmpty();
      cutDown += played.get().outcome().figure(disk == Target.CARD ? "cuts" : "dock cuts");
      played = cuts.next();
    }
    assertThat(cutDown).isGreaterThan(150);
  }

  @Test
  void the_power_goes_again_at_every_operation_of_a_recovery_and_of_the_recovery_from_that() {
    EveryCut cuts = new EveryCut(PLAYER, Profile.HONEST, Target.CARD, 3);
    for (int i = 0; i < 300; i++) { // depth first: the last recoveries of the shift
      Storm.Played played = cuts.next().orElseThrow();
      assertThat(played.outcome().failure()).as(played.plan().text()).isEmpty();
    }
    assertThat(cuts.known()).isGreaterThan(300);
  }
}

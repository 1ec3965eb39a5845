package io.shuijing.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan is data: written, read, and refused if it asks for what is not there. */
class PlanTextTest {
  private static final String HEAD =
      """
      shuijing-plan/v1
      seed 7
      profile honest
      shift rounds 1 recordings 2 segments 3 off-seconds 4
      signatures toy
      """;

  @ParameterizedTest
  @EnumSource(Profile.class)
  void a_plan_of_a_seed_reads_back_as_it_was_written(Profile profile) throws MalformedPlan {
    for (long seed = 0; seed < 200; seed++) {
      FaultPlan plan = Plans.of(seed, profile, 100);
      assertThat(PlanText.parse(plan.text())).isEqualTo(plan);
    }
  }

  @Test
  void a_seed_gives_the_same_plan_again_and_another_seed_another_one() {
    assertThat(Plans.of(5, Profile.WILD, 100)).isEqualTo(Plans.of(5, Profile.WILD, 100));
    assertThat(Plans.of(5, Profile.WILD, 100).faults())
        .isNotEqualTo(Plans.of(6, Profile.WILD, 100).faults());
  }

  @Test
  void comments_are_passed_over() throws MalformedPlan {
    assertThat(PlanText.parse("# why\n" + HEAD).seed()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fault card S99 melts at operation 3",
        "fault card S11 bits at operation 3",
        "fault card S1 cut sideways at operation 3",
        "fault part L1 unplug 0 at ms 3",
        "fault part S1 unplug 0 at question 3",
        "fault part L1 unplug 9 at question 3",
        "fault part L1 unplug 0 at question 03",
        "fault roof S1 cut before at operation 3",
        "fault part L1 unplug 0 at question 3 please",
        "fault adversary A1 burn-it card at start 3",
        "fault adversary A1 roll-back card at docking 3",
        "fault adversary A1 roll-back archive at start 3",
        "fault adversary A1 roll-back card at start 0",
        "fault adversary A2 roll-back card at start 3",
        "fault adversary A1 roll-back card at ms 3",
        "fault peer A2 white-lie at question 3",
        "fault peer A2 old-receipt at start 3",
        "fault peer A1 old-receipt at question 3",
        "hope for the best",
        ""
      })
  void what_is_unknown_or_unsupported_is_refused_with_its_line(String line) {
    assertThatThrownBy(() -> PlanText.parse(HEAD + line + "\n"))
        .isInstanceOf(MalformedPlan.class)
        .hasMessageStartingWith("line 6:");
  }

  @Test
  void a_plan_that_ends_early_is_refused() {
    assertThatThrownBy(() -> PlanText.parse("shuijing-plan/v1\nseed 7\n"))
        .isInstanceOf(MalformedPlan.class)
        .hasMessageContaining("'profile' is missing");
  }
}

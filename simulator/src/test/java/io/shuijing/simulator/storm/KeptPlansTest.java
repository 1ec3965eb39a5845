package io.shuijing.simulator.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.MalformedPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.PlanText;
import io.shuijing.simulator.plan.ShiftPlayer;
import io.shuijing.simulator.toy.ToyShifts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans that once failed are played for ever. */
class KeptPlansTest {
  private static final ShiftPlayer PLAYER = ToyShifts.ofAgents();

  static List<Path> plans() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/plans"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("plans")
  void what_once_failed_is_kept_from_failing(Path file) throws IOException, MalformedPlan {
    FaultPlan plan = PlanText.parse(Files.readString(file, StandardCharsets.UTF_8));
    Outcome outcome = PLAYER.play(plan);
    assertThat(outcome.failure()).as(file + "\n" + plan.text()).isEmpty();
  }
}

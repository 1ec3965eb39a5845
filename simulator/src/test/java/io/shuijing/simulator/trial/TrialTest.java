package io.shuijing.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trial of the dock with few recorders and for a short time; the command does it at length. */
class TrialTest {
  @TempDir Path folder;

  @Test
  void whatever_happens_to_recorders_lines_and_dock_everything_is_there_afterwards()
      throws Exception {
    List<String> said = new ArrayList<>();
    Trial.Settings settings =
        new Trial.Settings(folder, 2, Duration.ofSeconds(8), "flat-out:4x50000", 5);
    try (Trial trial = new Trial(settings, said::add)) {
      assertThat(trial.play()).as(String.join("\n", said)).isEmpty();
    }
  }
}

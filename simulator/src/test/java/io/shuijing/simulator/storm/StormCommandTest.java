package io.shuijing.simulator.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The commands as processes of their own. */
class StormCommandTest {
  private record Ended(int code, String out) {}

  private static Ended run(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.shuijing.simulator.Main"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out);
  }

  @Test
  void two_machines_come_to_the_same_trace() throws IOException, InterruptedException {
    String[] words = {"storm", "--shifts", "5", "--seed", "40", "--segments", "20", "--print-hash"};
    Ended first = run(words);
    Ended second = run(words);
    assertThat(first.code()).as(first.out()).isZero();
    List<String> hashes = first.out().lines().filter(line -> line.startsWith("seed ")).toList();
    assertThat(hashes).hasSize(5);
    assertThat(second.out().lines().filter(line -> line.startsWith("seed ")).toList())
        .isEqualTo(hashes);
  }

  @Test
  void wrong_usage_ends_with_2() throws IOException, InterruptedException {
    assertThat(run("storm", "--profile", "SUNNY").code()).isEqualTo(2);
    assertThat(run("storm", "--shifts", "0").code()).isEqualTo(2);
    assertThat(run("replay", "no-such.plan").code()).isEqualTo(2);
  }

  @Test
  void a_planted_defect_ends_with_129_and_one_line_that_replays_it()
      throws IOException, InterruptedException {
    Ended ended =
        run("storm", "--canary", "--shifts", "40", "--segments", "8", "--profile", "HONEST");
    assertThat(ended.code()).as(ended.out()).isEqualTo(129);
    assertThat(ended.out()).contains("I1:").contains("./shuijing replay target/storm/honest-");
  }
}

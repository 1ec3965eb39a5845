package io.shuijing.simulator.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every planted defect is found, and every invariant finds one. */
class KillMatrixTest {
  private static final Path TABLE = Path.of("target/kill-matrix.md");

  @Test
  void every_mutant_is_killed_by_its_invariant() throws IOException {
    List<Hunt.Result> results =
        Arrays.stream(Mutant.values())
            .filter(mutant -> mutant.pending().isEmpty())
            .map(Hunt::of)
            .toList();
    Files.writeString(TABLE, table(results), StandardCharsets.UTF_8);
    assertThat(results).as(table(results)).allMatch(result -> result.killer().isPresent());
    assertThat(results.stream().flatMap(result -> result.killer().stream()).distinct())
        .as("every invariant but the pending ones has found a defect itself")
        .hasSize(19 - pending().size());
  }

  @Test
  void every_invariant_has_a_mutant_or_says_why_not() {
    Set<String> named =
        Arrays.stream(Mutant.values())
            .flatMap(mutant -> mutant.invariants().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 19).mapToObj(number -> "I" + number).toList());
  }

  private static List<Mutant> pending() {
    return Arrays.stream(Mutant.values()).filter(mutant -> !mutant.pending().isEmpty()).toList();
  }

  private static String table(List<Hunt.Result> results) {
    StringBuilder table =
        new StringBuilder("| defect | profile | must violate | violated | shifts |\n");
    table.append("|---|---|---|---|---|\n");
    results.forEach(result -> table.append(row(result)));
    pending().stream().map(KillMatrixTest::pending).forEach(table::append);
    return table.toString();
  }

  private static String row(Hunt.Result result) {
    Mutant mutant = result.mutant();
    String killer = result.killer().orElse("**survived** " + result.others());
    return row(mutant, killer, String.valueOf(result.seeds()));
  }

  private static String pending(Mutant mutant) {
    return row(mutant, "*pending:* " + mutant.pending(), "");
  }

  private static String row(Mutant mutant, String killer, String seeds) {
    String[] cells = {
      mutant.words(),
      mutant.profile().word(),
      String.join(" or ", mutant.invariants()),
      killer,
      seeds
    };
    return "| " + String.join(" | ", cells) + " |\n";
  }
}

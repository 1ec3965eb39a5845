package io.shuijing.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Command;
import io.shuijing.evidence.verify.Supply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same input, another implementation, the answer that the Java verifier gives too. */
class ScriptTest {
  private static final Path SCRIPT = Path.of("../docs/verify/verify.sh").toAbsolutePath();

  private static final Pattern RUN =
      Pattern.compile("<!-- run -->\n```sh\n(.*?)```\n", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void the_shell_script_says_what_every_vector_expects() throws Exception {
    SortedMap<String, SortedSet<String>> shell = new TreeMap<>();
    SortedMap<String, SortedSet<String>> expected = new TreeMap<>();
    List<Callable<Void>> runs = new ArrayList<>();
    for (Path vector : VectorTest.folders()) {
      String name = VectorTest.name(vector);
      Vector read = Vector.parse(Files.readAllBytes(vector.resolve("expect")));
      expected.put(name, expected(read.expected()));
      SortedSet<String> said = new TreeSet<>();
      shell.put(name, said);
      runs.add(() -> {
        said.addAll(run(vector.toAbsolutePath().normalize(), read));
        return null;
      });
    }
    twoAtATime(runs);
    assertThat(shell).isEqualTo(expected);
    assertThat(expected).hasSizeGreaterThan(70);
  }

  // a process waits for the machine most of the time
  private static void twoAtATime(List<Callable<Void>> runs) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Void> run : threads.invokeAll(runs)) {
        run.get();
      }
    }
  }

  private SortedSet<String> run(Path vector, Vector read) {
    List<String> words = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    if (read.trusting().kind() == Supply.Kind.CARD) {
      words.add("--card");
    }
    if (read.trusting().opened()) {
      words.addAll(List.of("--identity", vector.resolve("keys/identity.age").toString()));
    }
    words.add(vector.resolve("supply").toString());
    words.add(vector.resolve("keys").toString());
    Command.Outcome outcome = Command.run(folder, words.toArray(String[]::new));
    assertThat(outcome.error()).as(VectorTest.name(vector)).isEmpty();
    SortedSet<String> said = new TreeSet<>();
    for (String line : outcome.text().lines().toList()) {
      String[] parts = line.split(" ", 4);
      said.add(parts[0].equals("finding") ? parts[1] + " " + parts[2] : line);
    }
    boolean good = outcome.exitCode() == 0;
    assertThat(good).as(VectorTest.name(vector)).isEqualTo(isGood(read.expected()));
    return said;
  }

  private static boolean isGood(Vector.Expected expected) {
    return List.of("INTACT", "UNANCHORED").contains(expected.verdict())
        && List.of("KNOWN", "REVOKED-AFTER").contains(expected.trust());
  }

  private static SortedSet<String> expected(Vector.Expected expected) {
    SortedSet<String> said = new TreeSet<>();
    said.add("verdict " + expected.verdict());
    said.add("trust " + expected.trust());
    said.add("tail " + expected.tail());
    for (String finding : expected.findings()) {
      String[] words = finding.split(" ", -1);
      said.add(words[0] + " " + words[2]);
    }
    return said;
  }

  @Test
  void what_cannot_be_verified_is_one_line_and_exit_code_2() {
    String vector = VectorTest.VECTORS.resolve("good-one-session").toAbsolutePath().toString();
    for (List<String> words :
        List.of(
            List.of(vector + "/supply"),
            List.of("--nonsense", vector + "/supply", vector + "/keys"),
            List.of(vector + "/nowhere", vector + "/keys"),
            List.of("--identity", "nowhere", vector + "/supply", vector + "/keys"))) {
      List<String> all = new ArrayList<>(List.of("sh", SCRIPT.toString()));
      all.addAll(words);
      Command.Outcome outcome = Command.run(folder, all.toArray(String[]::new));
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.error().lines()).hasSize(1);
    }
  }

  @Test
  void its_help_is_the_head_of_the_script() {
    Command.Outcome outcome = Command.run(folder, "sh", SCRIPT.toString(), "--help");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.text())
        .startsWith("Verifies what was supplied")
        .contains("verify.sh [--card] [--identity FILE] SUPPLY KEYS")
        .doesNotContain("set -eu");
  }

  @Test
  void what_the_guide_does_by_hand_succeeds() throws IOException {
    Path vector = VectorTest.VECTORS.resolve("good-opened");
    copy(vector, folder.resolve("case"));
    String guide = Files.readString(SCRIPT.resolveSibling("README.md"));
    List<String> steps = RUN.matcher(guide).results().map(step -> step.group(1)).toList();
    assertThat(steps).hasSize(10);
    for (List<String> language : List.of(steps.subList(0, 5), steps.subList(5, 10))) {
      String script = String.join("\n", language);
      Command.Outcome outcome = Command.run(folder.resolve("case"), "sh", "-euc", script);
      assertThat(outcome.exitCode()).as(outcome.text() + outcome.error()).isZero();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}

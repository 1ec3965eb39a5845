package io.shuijing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import de.thetaphi.forbiddenapis.Checker;
import de.thetaphi.forbiddenapis.Checker.Option;
import de.thetaphi.forbiddenapis.CheckerResult;
import de.thetaphi.forbiddenapis.StdIoLogger;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The lists of forbidden calls in {@code build/forbidden}. The checker refuses a list with a line
 * that names nothing, so these tests also keep a misspelt line from forbidding nothing unnoticed.
 */
class ForbiddenCallsTest {
  private static final String FIXTURES = "/io/shuijing/architecture/fixture/forbidden/";

  @Test
  void calls_that_nobody_makes_are_refused() throws Exception {
    assertThat(refused("everywhere.txt", "CallsForbiddenEverywhere"))
        .satisfiesExactly(
            call -> assertThat(call).contains("System#lineSeparator"),
            call -> assertThat(call).contains("Collection#parallelStream"),
            call -> assertThat(call).contains("Math#random"),
            call -> assertThat(call).contains("Charset#defaultCharset"),
            call -> assertThat(call).contains("Locale#getDefault"));
  }

  @Test
  void console_exit_and_wall_clock_are_refused_beyond_the_edges() throws Exception {
    assertThat(refused("edges.txt", "CallsForbiddenBeyondTheEdges"))
        .satisfiesExactly(
            call -> assertThat(call).contains("System#out"),
            call -> assertThat(call).contains("System#err"),
            call -> assertThat(call).contains("Instant#now"),
            call -> assertThat(call).contains("System#currentTimeMillis"),
            call -> assertThat(call).contains("System#exit"));
  }

  @Test
  void time_threads_files_chance_and_processes_are_refused_in_cores() throws Exception {
    assertThat(refused("core.txt", "CallsForbiddenInCores"))
        .satisfiesExactly(
            call -> assertThat(call).contains("System#nanoTime"),
            call -> assertThat(call).contains("Thread#sleep"),
            call -> assertThat(call).contains("Thread#<init>"),
            call -> assertThat(call).contains("java.nio.file.Files"),
            call -> assertThat(call).contains("SecureRandom"),
            call -> assertThat(call).contains("UUID#randomUUID"),
            call -> assertThat(call).contains("ProcessBuilder"),
            call -> assertThat(call).contains("System#getenv"));
  }

  @Test
  void a_clock_handed_in_is_allowed_everywhere() throws Exception {
    for (String list : List.of("everywhere.txt", "edges.txt", "core.txt")) {
      assertThat(refused(list, "CallsNothingForbidden")).isEmpty();
    }
  }

  /** What the checker says of the class, one text per line of source, in the order of the lines. */
  private static List<String> refused(String list, String type) throws Exception {
    EnumSet<Option> strict =
        EnumSet.of(Option.FAIL_ON_MISSING_CLASSES, Option.FAIL_ON_UNRESOLVABLE_SIGNATURES);
    Checker checker =
        new Checker(StdIoLogger.INSTANCE, ForbiddenCallsTest.class.getClassLoader(), strict);
    assertThat(checker.isSupportedJDK).isTrue();
    checker.parseSignaturesFile(House.ROOT.resolve("build/forbidden").resolve(list).toFile());
    try (InputStream bytes =
        ForbiddenCallsTest.class.getResourceAsStream(FIXTURES + type + ".class")) {
      checker.streamReadClassToCheck(bytes, type);
    }
    return checker.runWithResults().stream()
        .map(CheckerResult::getViolations)
        .flatMap(List::stream)
        .collect(
            Collectors.groupingBy(
                violation -> violation.lineNo,
                TreeMap::new,
                Collectors.mapping(violation -> violation.description, Collectors.joining("; "))))
        .values()
        .stream()
        .toList();
  }
}

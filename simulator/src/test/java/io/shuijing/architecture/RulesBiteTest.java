package io.shuijing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of {@link ArchitectureTest}, shown something that breaks it. */
class RulesBiteTest {
  private static final String FIXTURE = "io.shuijing.architecture.fixture";
  private static final ModuleRules RULES = new ModuleRules(FIXTURE);
  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(FIXTURE);

  @Test
  void evidence_that_uses_hardware_is_named() {
    assertThat(violations(RULES.arrowsOf(Module.EVIDENCE)))
        .contains("ReachesForHardware")
        .contains("fixture.hal.Lamp");
  }

  @Test
  void hardware_that_uses_the_simulator_is_named() {
    assertThat(violations(RULES.arrowsOf(Module.HAL)))
        .contains("KnowsTheSimulator")
        .contains("fixture.simulator.World");
  }

  @Test
  void agents_that_use_each_other_are_named() {
    assertThat(violations(RULES.arrowsOf(Module.DEVICE_AGENT)))
        .contains("PeeksAtTheDock")
        .doesNotContain("NamesABackEnd");
    assertThat(violations(RULES.arrowsOf(Module.DOCK_AGENT))).contains("PeeksAtTheRecorder");
  }

  @Test
  void the_simulator_may_use_everything() {
    assertThat(violations(RULES.arrowsOf(Module.SIMULATOR))).isEmpty();
  }

  @Test
  void a_class_outside_the_packages_of_its_module_is_named() {
    assertThat(violations(RULES.homeOf(Module.EVIDENCE)))
        .contains("fixture.hal.Lamp")
        .doesNotContain("ReachesForHardware");
  }

  @Test
  void a_back_end_named_outside_main_is_named() {
    assertThat(violations(RULES.backEndsAreNamedByMainOnly()))
        .contains("NamesABackEnd")
        .doesNotContain("device.Main");
  }

  @Test
  void a_database_named_outside_the_shell_is_named() {
    assertThat(violations(RULES.databasesAreNamedByTheShellOnly()))
        .contains("AsksADatabase")
        .doesNotContain("dock.Slot");
  }

  @Test
  void a_cycle_between_packages_is_named() {
    assertThat(violations(RULES.packagesAreFreeOfCycles()))
        .contains("simulator.left")
        .contains("simulator.right");
  }

  @Test
  void a_package_without_null_marking_is_named() {
    assertThat(violations(NameRules.packagesAreNullMarked()))
        .contains("unmarked.Careless")
        .doesNotContain("dock.Slot");
  }

  @Test
  void names_that_say_nothing_are_named() {
    String violations = violations(NameRules.namesSaySomething());
    assertThat(violations)
        .contains("KeyManager", "LampImpl", "TextUtils", "FileUtil", "ClockHelper", "LinkBase")
        .contains("SegmentData", "PackageInfo", "DockService", "AbstractBay", "DefaultBay");
    assertThat(violations).doesNotContain("Metadata", "Abstraction", "World");
  }

  @Test
  void a_test_that_is_no_sentence_is_named() {
    assertThat(violations(NameRules.testsAreSentences()))
        .contains("testRoundTrip")
        .doesNotContain("what_was_written_is_read_back");
  }

  @Test
  void a_file_of_401_lines_is_named_and_one_of_400_is_not(@TempDir Path folder) throws IOException {
    Path tooLong = Files.writeString(folder.resolve("TooLong.java"), "\n".repeat(401));
    Path longest = Files.writeString(folder.resolve("Longest.java"), "\n".repeat(400));
    assertThat(SourceRules.longerThan(400, List.of(tooLong, longest))).containsExactly(tooLong);
  }

  @Test
  void a_link_that_leads_nowhere_is_named(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("there.md"), "# The `first` step, 第一步\n");
    Path document =
        Files.writeString(
            folder.resolve("here.md"),
            """
            [good](there.md) [good](there.md#the-first-step-第一步) [good](https://example.org/x)
            [bad](gone.md) [bad](there.md#the-second-step) `[code](nothing.md)`
            [bad](#no-such-heading)
            ```
            [code](nothing.md)
            ```
            """);
    assertThat(DocumentLinks.broken(document))
        .containsExactly(
            "here.md: gone.md", "here.md: there.md#the-second-step", "here.md: #no-such-heading");
  }

  private static String violations(ArchRule rule) {
    EvaluationResult result = rule.evaluate(FIXTURES);
    return String.join("\n", result.getFailureReport().getDetails());
  }
}

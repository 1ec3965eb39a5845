package io.shuijing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
  private static final ModuleRules RULES = new ModuleRules("io.shuijing");
  private static final JavaClasses ALL = House.allClasses();

  @ParameterizedTest
  @EnumSource
  void every_module_with_sources_was_really_read(Module module) throws IOException {
    Path sources = House.ROOT.resolve(module.folder()).resolve("src/main/java");
    for (Path source : House.files(sources, "package-info.java")) {
      String folder = sources.relativize(source.getParent()).toString();
      assertThat(ALL.containPackage(folder.replace('/', '.'))).as(folder).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_module_uses_only_what_its_arrows_point_to(Module module) {
    RULES.arrowsOf(module).check(ALL);
  }

  @ParameterizedTest
  @EnumSource
  void classes_live_in_the_packages_of_their_module(Module module) {
    RULES.homeOf(module).check(House.classesOf(module));
  }

  @Test
  void agents_name_real_back_ends_only_in_main() {
    RULES.backEndsAreNamedByMainOnly().check(ALL);
  }

  @Test
  void only_the_shell_of_the_dock_names_databases() {
    RULES.databasesAreNamedByTheShellOnly().check(ALL);
  }

  @Test
  void packages_are_free_of_cycles() {
    RULES.packagesAreFreeOfCycles().check(ALL);
  }

  @Test
  void every_package_is_null_marked() {
    NameRules.packagesAreNullMarked().check(ALL);
  }

  @Test
  void names_say_what_a_type_is() {
    NameRules.namesSaySomething().check(ALL);
  }

  @Test
  void tests_are_sentences() {
    JavaClasses tests =
        House.allTests()
            .that(describe("not a fixture", type -> !type.getPackageName().contains(".fixture.")));
    NameRules.testsAreSentences().check(tests);
  }

  @Test
  void no_source_file_is_longer_than_400_lines() throws IOException {
    List<Path> sources = House.sources();
    assertThat(sources).hasSizeGreaterThan(50);
    assertThat(SourceRules.longerThan(400, sources)).isEmpty();
  }
}

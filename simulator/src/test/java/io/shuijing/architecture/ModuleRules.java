package io.shuijing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code may use which.
 *
 * @param root the package above the modules: {@code io.shuijing}, or that of the fixtures
 */
record ModuleRules(String root) {
  /** The packages of hal that hold ports; every other one is a back end. */
  private static final List<String> PORTS =
      List.of(
          "body", "capture", "dock", "link", "place", "power", "secrets", "sound", "storage",
          "time");

  /** The classes of a module use only their own module and those its arrows point to. */
  ArchRule arrowsOf(Module module) {
    String[] allowed =
        Stream.concat(Stream.of(module), module.mayUse().stream())
            .flatMap(each -> each.packagesBelow(root).stream())
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAnyPackage(packagesOf(module))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(root + "..")).or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true);
  }

  /** The classes of a module live in the packages of that module. */
  ArchRule homeOf(Module module) {
    return classes().should().resideInAnyPackage(packagesOf(module)).allowEmptyShould(true);
  }

  /**
   * Only the wiring, {@code Main} and the dock's {@code cli}, names a real back end; everything
   * else sees the ports.
   */
  ArchRule backEndsAreNamedByMainOnly() {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".device..", root + ".dock..", root + ".office..")
        .and(are(not(partOfMain())))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + ".hal..").and(not(resideInAnyPackage(portPackages()))))
        .allowEmptyShould(true);
  }

  /** Only the dock's shell names the package that speaks to databases, and only it names JDBC. */
  ArchRule databasesAreNamedByTheShellOnly() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root + ".dock.sql", root + ".dock.cli")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".dock.sql..", "java.sql..", "javax.sql..", "org.jdbi..")
        .allowEmptyShould(true);
  }

  /**
   * No cycles between packages. The package of a module itself ({@code io.shuijing.hal}) is not
   * counted: it holds both the words that all packages below share and the record that names their
   * facades.
   */
  ArchRule packagesAreFreeOfCycles() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(new PackagesBelowModules(root))
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  private String[] packagesOf(Module module) {
    return module.packagesBelow(root).toArray(String[]::new);
  }

  private String[] portPackages() {
    return Stream.concat(Stream.of(""), PORTS.stream().map(port -> "." + port))
        .map(port -> root + ".hal" + port)
        .toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> partOfMain() {
    return describe(
        "part of Main or of the dock's shell",
        type ->
            type.getName().matches(".*\\.Main(\\$.*)?")
                || type.getPackageName().endsWith(".dock.cli"));
  }

  private record PackagesBelowModules(String root) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      boolean belowModule = name.startsWith(root + ".") && name.indexOf('.', root.length() + 1) > 0;
      return belowModule ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages below the modules";
    }
  }
}

package io.shuijing.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the project lies on this machine. */
final class House {
  /** The folder with the root pom: Surefire runs the tests of a module in the module's folder. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private House() {}

  /** The compiled main classes of one module. */
  static JavaClasses classesOf(Module module) {
    return new ClassFileImporter()
        .importPath(ROOT.resolve(module.folder()).resolve("target/classes"));
  }

  /** The compiled main classes of all modules. */
  static JavaClasses allClasses() {
    return allBelow("target/classes");
  }

  /** The compiled test classes of all modules. */
  static JavaClasses allTests() {
    return allBelow("target/test-classes");
  }

  private static JavaClasses allBelow(String folder) {
    return new ClassFileImporter()
        .importPaths(
            Stream.of(Module.values())
                .map(module -> ROOT.resolve(module.folder()).resolve(folder))
                .toList());
  }

  /** All files below a folder whose name ends so, sorted; none if there is no such folder. */
  static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** The Java sources of all modules, tests included. */
  static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Module module : Module.values()) {
      sources.addAll(files(ROOT.resolve(module.folder()).resolve("src"), ".java"));
    }
    return List.copyOf(sources);
  }
}

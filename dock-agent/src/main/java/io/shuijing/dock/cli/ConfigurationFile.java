package io.shuijing.dock.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The configuration file as a parameter that all commands have in common. */
final class ConfigurationFile {
  @Parameters(
      index = "0",
      paramLabel = "CONFIG",
      description = {"配置文件。", "The dock's configuration."})
  private Path file = Path.of("dock.conf");

  /** Where it is, or is to be. */
  Path path() {
    return file;
  }

  /** Where the command works. */
  Place place() throws Configuration.Wrong, IOException {
    return Place.of(file);
  }
}

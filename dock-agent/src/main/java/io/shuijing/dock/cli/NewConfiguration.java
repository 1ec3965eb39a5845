package io.shuijing.dock.cli;

import io.shuijing.dock.office.OfficeFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A commented configuration for a new office, and in its folder what every file is for. */
final class NewConfiguration {
  private static final String TEMPLATE = "dock.conf";

  private NewConfiguration() {}

  /**
   * Writes them.
   *
   * @throws Configuration.Wrong if domain or dock cannot be names; nothing is written then
   * @throws OfficeFault if there is a configuration already
   */
  static void write(Path file, String domain, String dock)
      throws Configuration.Wrong, OfficeFault, IOException {
    String text = text(TEMPLATE).replace("@DOMAIN@", domain).replace("@DOCK@", dock);
    Configuration configuration = Configuration.parse(file.toString(), text);
    if (Files.exists(file)) {
      throw new OfficeFault(
          file + " is there already and nothing is overwritten: leave --domain out to use it");
    }
    Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    Path office = Files.createDirectories(folder.resolve(configuration.office()));
    Files.writeString(office.resolve("README.txt"), text("office.txt"), StandardCharsets.UTF_8);
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = NewConfiguration.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("this build lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

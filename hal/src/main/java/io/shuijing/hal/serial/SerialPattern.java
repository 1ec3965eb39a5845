package io.shuijing.hal.serial;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Device paths whose last part matches a pattern, such as {@code /dev/serial/by-path/*}: the links
 * that udev makes there name the socket into which something was plugged, so a socket keeps its
 * name. {@code *}, {@code ?}, {@code [a-z]} and {@code {a,b}} mean what they mean to a shell.
 */
public final class SerialPattern {
  private final Path folder;
  private final String names;

  /**
   * @param pattern of a path; only its last part may hold signs of a pattern
   * @throws IllegalArgumentException if another part holds one
   */
  public SerialPattern(String pattern) {
    Path path = Path.of(pattern).toAbsolutePath();
    this.folder = path.resolveSibling("");
    this.names = String.valueOf(path.getFileName());
    if (isPattern(folder.toString())) {
      throw new IllegalArgumentException(
          "only the last part of " + pattern + " may be a pattern, the folder is one folder");
    }
  }

  /** Whether a path is a pattern. */
  public static boolean isPattern(String path) {
    return path.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /**
   * What is there now, sorted; nothing if the folder is not there, as when nothing is plugged in.
   *
   * @throws HardwareFault if the folder cannot be read
   */
  public List<Path> present() throws HardwareFault {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, names)) {
      paths.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      throw new HardwareFault(
          "bay", "not-permitted", folder + " cannot be looked into: " + e.getMessage(), e);
    }
    Collections.sort(found);
    return List.copyOf(found);
  }
}

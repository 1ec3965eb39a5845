package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Turns the text of a path into a place that lies inside the volume, or refuses it. */
final class VolumePath {
  private static final int MAX_CHARACTERS = 1024;
  private static final int MAX_SHOWN = 80;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,255}");

  private VolumePath() {}

  /** A file or folder below the root. A card comes from outside: links on it are not followed. */
  static Path below(VolumePart part, String text) throws HardwareFault {
    if (text.length() > MAX_CHARACTERS) {
      throw refused(part, text);
    }
    Path path = part.root();
    for (String name : text.split("/", -1)) {
      if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
        throw refused(part, text);
      }
      path = path.resolve(name);
      if (Files.isSymbolicLink(path)) {
        throw refused(part, text);
      }
    }
    return path;
  }

  /** As {@link #below}, where the empty text is the root itself. */
  static Path folder(VolumePart part, String text) throws HardwareFault {
    return text.isEmpty() ? part.root() : below(part, text);
  }

  private static HardwareFault refused(VolumePart part, String text) {
    String start = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    String shown = start.replaceAll("\\p{Cntrl}", "?");
    return part.fault(
        "bad-path",
        "'"
            + shown
            + "' is refused: a path is names of A-Z a-z 0-9 . _ - with / between, no links");
  }
}

package io.shuijing.simulator.disk;

import io.shuijing.hal.HardwareFault;
import java.util.regex.Pattern;

/** The grammar of paths, as the port says it. */
final class PortPath {
  private static final int MAX_CHARACTERS = 1024;
  private static final int MAX_SHOWN = 80;
  private static final Pattern PATH =
      Pattern.compile(
          "(?!(?:.*/)?\\.{1,2}(?:/|\\z))[A-Za-z0-9._-]{1,255}(?:/[A-Za-z0-9._-]{1,255})*+");

  private PortPath() {}

  static String file(Controller controller, String path) throws HardwareFault {
    if (path.length() > MAX_CHARACTERS || !PATH.matcher(path).matches()) {
      String start = path.length() > MAX_SHOWN ? path.substring(0, MAX_SHOWN) + "…" : path;
      throw controller.fault(
          "bad-path",
          "'"
              + start.replaceAll("\\p{Cntrl}", "?")
              + "' is refused: a path is names of A-Z a-z 0-9 . _ - with / between");
    }
    return path;
  }

  /** As {@link #file}, where the empty path is the root. */
  static String folder(Controller controller, String path) throws HardwareFault {
    return path.isEmpty() ? path : file(controller, path);
  }
}

package io.shuijing.simulator.disk;

import io.shuijing.hal.HardwareFault;

/** The grammar of paths, as the port says it. */
final class PortPath {
  private static final int MAX_CHARACTERS = 1024;
  private static final int MAX_SHOWN = 80;
  private static final int MAX_NAME = 255;

  private PortPath() {}

  static String file(Controller controller, String path) throws HardwareFault {
    if (path.length() > MAX_CHARACTERS || !isPath(path)) {
      String start = path.length() > MAX_SHOWN ? path.substring(0, MAX_SHOWN) + "…" : path;
      throw controller.fault(
          "bad-path",
          "'"
              + start.replaceAll("\\p{Cntrl}", "?")
              + "' is refused: a path is names of A-Z a-z 0-9 . _ - with / between");
    }
    return path;
  }

  private static boolean isPath(String path) {
    int from = 0;
    while (true) {
      int slash = path.indexOf('/', from);
      if (!isName(path, from, slash < 0 ? path.length() : slash)) {
        return false;
      }
      if (slash < 0) {
        return true;
      }
      from = slash + 1;
    }
  }

  private static boolean isName(String path, int from, int to) {
    boolean dots = true;
    for (int i = from; i < to; i++) {
      char c = path.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && c != '.' && c != '_' && c != '-') {
        return false;
      }
      dots &= c == '.';
    }
    int length = to - from;
    return length > 0 && length <= MAX_NAME && !(dots && length <= 2);
  }

  /** As {@link #file}, where the empty path is the root. */
  static String folder(Controller controller, String path) throws HardwareFault {
    return path.isEmpty() ? path : file(controller, path);
  }
}

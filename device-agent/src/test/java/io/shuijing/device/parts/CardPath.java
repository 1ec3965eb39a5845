package io.shuijing.device.parts;

import io.shuijing.hal.HardwareFault;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a card takes for a path. */
final class CardPath {
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9._-]{1,255}(/[A-Za-z0-9._-]{1,255})*");

  private CardPath() {}

  static String checked(String path) throws HardwareFault {
    boolean dots =
        List.of(path.split("/", -1)).stream().anyMatch(n -> n.equals(".") || n.equals(".."));
    if (dots || path.length() > 1024 || !PATH.matcher(path).matches()) {
      throw new HardwareFault("card", "bad-path", "no path: " + path.replaceAll("\\p{Cntrl}", "?"));
    }
    return path;
  }

  /** The folder of a file; empty for the root. */
  static String folderOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The name that a file is to take in its folder. */
  static String beside(String from, String to, Set<String> folders) throws HardwareFault {
    if (!folderOf(from).equals(folderOf(checked(to)))) {
      throw new HardwareFault("card", "bad-path", to + " is not beside " + from);
    }
    if (folders.contains(to)) {
      throw new HardwareFault("card", "exists", to + " is a folder");
    }
    return to;
  }
}

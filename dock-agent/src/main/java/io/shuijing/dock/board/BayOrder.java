package io.shuijing.dock.board;

import java.io.Serializable;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of bays as people count: bay-2 before bay-10. */
final class BayOrder implements Comparator<String>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,9})");

  @Override
  public int compare(String left, String right) {
    Matcher one = NUMBERED.matcher(left);
    Matcher other = NUMBERED.matcher(right);
    if (one.matches() && other.matches() && one.group(1).equals(other.group(1))) {
      int numbers =
          Integer.compare(Integer.parseInt(one.group(2)), Integer.parseInt(other.group(2)));
      return numbers != 0 ? numbers : left.compareTo(right);
    }
    return left.compareTo(right);
  }
}

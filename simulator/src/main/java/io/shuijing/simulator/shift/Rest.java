package io.shuijing.simulator.shift;

import java.util.Optional;

/**
 * Whether a docked recorder has come to its end without being offloaded: nothing has changed for a
 * while, and it is known why.
 */
final class Rest {
  private static final int LOOKS = 3;

  private String last = "";
  private int same;

  /**
   * Looks once more.
   *
   * @param why nothing might come any more, with all that would change if something did; empty if
   *     something is still to come
   */
  void look(String why) {
    same = why.equals(last) ? same + 1 : 1;
    last = why;
  }

  /** Why nothing further comes; empty while something may. */
  Optional<String> reached() {
    return last.isEmpty() || same < LOOKS ? Optional.empty() : Optional.of(last);
  }
}

package io.shuijing.simulator.storm;

import io.shuijing.simulator.disk.Operation;
import io.shuijing.simulator.plan.Target;
import java.util.ArrayList;
import java.util.List;

/** What a unit does to its disk from its last start until it is ready, read from a trace. */
final class Recovery {
  private final String target;
  private final String ready;
  private final boolean whole;
  private final List<Long> changes = new ArrayList<>();
  private String image = "";
  private boolean over;

  /**
   * @param whole not only until it is ready, and from the first start on
   */
  Recovery(Target target, boolean whole) {
    this.target = target.word();
    this.whole = whole;
    this.ready =
        switch (target) {
          case CARD -> " ms show ";
          case STORE -> " ms bay verifying";
        };
  }

  void hear(String line) {
    if (line.startsWith(target + " image ")) {
      image = line;
      over = false;
      if (!whole) {
        changes.clear();
      }
    } else if (line.startsWith(target + " operation ") && !over) {
      String[] words = line.split(" ", 5);
      if (Operation.parse(words[3]).changes()) {
        changes.add(Long.parseLong(words[2]));
      }
    } else if (line.contains(ready)) {
      over = !whole;
    }
  }

  /** What was on the disk when it started. */
  String image() {
    return image;
  }

  /** Numbers of the operations that change the disk. */
  List<Long> changes() {
    return changes;
  }
}

package io.shuijing.dock.roster;

import java.util.List;

/** Roster or assignments cannot be changed or used so. Lines for a person, with the next step. */
public final class RosterFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;

  RosterFault(String message) {
    super(message);
  }

  /** All that is wrong with a file. */
  static RosterFault of(String file, List<String> faults) {
    StringBuilder text = new StringBuilder();
    faults.stream()
        .limit(SHOWN)
        .forEach(fault -> text.append(file).append(", ").append(fault).append('\n'));
    return new RosterFault(
        text.append(file)
            .append(": 共 ")
            .append(faults.size())
            .append(" 处有误，未导入任何内容 / ")
            .append(faults.size())
            .append(" errors, nothing was imported")
            .toString());
  }
}

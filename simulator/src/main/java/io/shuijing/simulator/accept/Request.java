package io.shuijing.simulator.accept;

import io.shuijing.hal.linux.LinkAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param link empty for a simulated recorder
 * @param office a dock's configuration; empty for a simulated recorder
 * @param script docs/verify/verify.sh
 * @param out folder of simulated tests
 */
record Request(
    Optional<LinkAddress> link,
    Optional<Path> office,
    Profile profile,
    Course course,
    Path script,
    Path out) {

  /**
   * How it goes.
   *
   * @param technician whose key signs
   * @param brief without power cut and independent script; never enough to be accepted
   * @param powerCut whether somebody can take a real recorder's battery out
   * @param unplug whether somebody pulls a real recorder out
   */
  record Course(int seconds, String technician, boolean brief, boolean powerCut, boolean unplug) {}
}

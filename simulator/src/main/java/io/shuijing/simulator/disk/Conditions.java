package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.DiskFault.Fate;
import io.shuijing.simulator.disk.DiskFault.Law;
import java.util.List;

/** The state a disk is in because of faults that last. */
final class Conditions {
  Law law = Law.ORDERED;
  List<Fate> fates = List.of(Fate.values());
  boolean full;
  long ballastBytes;
  boolean readOnly;
  boolean gone;

  /** Lifts what is wrong; what a cut does by law stays. */
  void heal() {
    full = false;
    ballastBytes = 0;
    readOnly = false;
    gone = false;
  }

  Conditions copy() {
    Conditions copy = new Conditions();
    copy.law = law;
    copy.fates = fates;
    copy.full = full;
    copy.ballastBytes = ballastBytes;
    copy.readOnly = readOnly;
    copy.gone = gone;
    return copy;
  }
}

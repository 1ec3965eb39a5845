package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.DiskFault.Collateral;
import io.shuijing.simulator.disk.DiskFault.Fate;
import io.shuijing.simulator.disk.DiskFault.Law;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state a disk is in because of faults that last. */
final class Conditions {
  Law law = Law.ORDERED;
  List<Fate> fates = List.of(Fate.values());
  boolean full;
  long ballastBytes;
  boolean readOnly;
  boolean gone;

  /** How long a flush lies; 0 if it does not. */
  long volatileNanos;

  @Nullable Collateral collateral;

  /** Lifts what is wrong; what a cut does by law stays. */
  void heal() {
    mend();
    keepWord();
  }

  /** It keeps what it says is durable, may be written and is there; a full one stays full. */
  void behave() {
    readOnly = false;
    gone = false;
    keepWord();
  }

  private void keepWord() {
    volatileNanos = 0;
    collateral = null;
  }

  /** There is room, and the card is back in and may be written; how it keeps bytes stays. */
  void mend() {
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
    copy.volatileNanos = volatileNanos;
    copy.collateral = collateral;
    return copy;
  }
}

package io.shuijing.simulator.oracle;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All invariants. */
public final class Oracles {
  private Oracles() {}

  /** New oracles for one shift. */
  public static List<Oracle> all() {
    return List.of(
        new AcknowledgedStays(),
        new NoSilentChange(),
        new NoSilentAbsence(),
        new EveryLink(),
        new NothingPromoted(),
        new SealedStays(),
        new ReceiptLast(),
        new DeletionByReceipt(),
        new Convergence());
  }

  /** Invariants whose feature is not built yet, and why. */
  public static SortedMap<String, String> pending() {
    return new TreeMap<>(
        java.util.Map.of("I12", "retention: nothing in the agents deletes from a store yet"));
  }
}

package io.shuijing.simulator.oracle;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All invariants. */
public final class Oracles {
  private Oracles() {}

  /** New oracles for one shift; I18 is asked of two machines and has none here. */
  public static List<Oracle> all() {
    return List.of(
        new AcknowledgedStays(),
        new NoSilentChange(),
        new NoSilentAbsence(),
        new EveryLink(),
        new NothingPromoted(),
        new RecoveryIsIdempotent(),
        new SealedStays(),
        new ResumeAtTheByte(),
        new ReceiptLast(),
        new DeletionByReceipt(),
        new OneCopy(),
        new OrderOfTime(),
        new GapHonesty(),
        new Convergence(),
        new BoundedResources(),
        new SecurityState(),
        new LogOnlyGrows());
  }

  /** Invariants whose feature is not built yet, and why. */
  public static SortedMap<String, String> pending() {
    return new TreeMap<>(
        java.util.Map.of("I12", "retention: nothing in the agents deletes from a store yet"));
  }
}

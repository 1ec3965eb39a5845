package io.shuijing.simulator.plan;

import io.shuijing.simulator.disk.PlannedDiskFault;

/** One fault of a plan; fires once. */
public sealed interface Fault {

  /** A fault of a disk, armed when the disk is new. */
  record OfDisk(Target target, PlannedDiskFault planned) implements Fault {}

  /**
   * A fault of another part.
   *
   * @param amount what the kind counts: milliseconds, permille, parts in a million; else 0
   * @param at in the unit of the kind
   */
  record OfPart(PartFault kind, long amount, long at) implements Fault {
    /** Refuses what is not supported. */
    public OfPart {
      if (amount < kind.least() || amount > kind.most()) {
        throw new IllegalArgumentException(
            kind.word() + " takes " + kind.least() + " to " + kind.most() + ", not " + amount);
      }
      if (at < 0) {
        throw new IllegalArgumentException("at " + at);
      }
    }
  }

  /** Number in the fault model, such as {@code S5} or {@code L1}. */
  default String id() {
    return switch (this) {
      case OfDisk(_, PlannedDiskFault planned) -> planned.fault().id();
      case OfPart(PartFault kind, _, _) -> kind.id();
    };
  }

  /** The line of a plan, without its first word. */
  default String text() {
    return switch (this) {
      case OfDisk(Target target, PlannedDiskFault planned) -> target.word() + " " + planned.text();
      case OfPart(PartFault kind, long amount, long at) ->
          "part "
              + kind.id()
              + " "
              + kind.word()
              + " "
              + amount
              + " at "
              + kind.unit().word()
              + " "
              + at;
    };
  }
}

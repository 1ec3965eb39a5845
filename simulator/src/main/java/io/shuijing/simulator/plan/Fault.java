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

  /**
   * Somebody edits what he has in hand (A1): a card before a start of the recorder, a copy of the
   * archive at a docking.
   *
   * @param at which start or docking, from 1
   */
  record OfAdversary(Edit edit, Edit.Prey prey, Edit.Occasion occasion, long at) implements Fault {
    /** Refuses what is not supported. */
    public OfAdversary {
      boolean inHand =
          switch (prey) {
            case CARD -> occasion == Edit.Occasion.START;
            case ARCHIVE -> occasion == Edit.Occasion.DOCKING;
          };
      if (!inHand || at < 1) {
        throw new IllegalArgumentException(
            "a card is edited 'at start N', an archive 'at docking N', from 1");
      }
    }
  }

  /**
   * A malicious peer lies once (A2).
   *
   * @param question from which on, counted from 0
   */
  record OfPeer(Lie lie, long question) implements Fault {
    /** Refuses what is not supported. */
    public OfPeer {
      if (question < 0) {
        throw new IllegalArgumentException("at question " + question);
      }
    }
  }

  /** Number in the fault model, such as {@code S5} or {@code L1}. */
  default String id() {
    return switch (this) {
      case OfDisk(_, PlannedDiskFault planned) -> planned.fault().id();
      case OfPart(PartFault kind, _, _) -> kind.id();
      case OfAdversary _ -> "A1";
      case OfPeer _ -> "A2";
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
      case OfAdversary(Edit edit, Edit.Prey prey, Edit.Occasion occasion, long at) ->
          "adversary A1 " + edit.word() + " " + prey.word() + " at " + occasion.word() + " " + at;
      case OfPeer(Lie lie, long question) -> "peer A2 " + lie.word() + " at question " + question;
    };
  }
}

package io.shuijing.simulator.plan;

import io.shuijing.simulator.disk.DiskFault;
import io.shuijing.simulator.disk.Operation;
import io.shuijing.simulator.disk.PlannedDiskFault;
import io.shuijing.simulator.disk.Trigger;
import io.shuijing.simulator.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes plans from seeds, as a swarm: each seed first draws which kinds of faults may come at all,
 * so that no kind hides another.
 */
public final class Plans {
  private static final int REAL_PERMILLE = 10;
  private static final int KIND_PERMILLE = 300;
  private static final int CUTS_PERMILLE = 800;

  private final Profile profile;
  private final Script script;
  private final Chance chance;
  private final List<Fault> faults = new ArrayList<>();

  private Plans(Profile profile, Script script, Chance chance) {
    this.profile = profile;
    this.script = script;
    this.chance = chance;
  }

  /** The plan of a seed, for a shift of about so many segments. */
  public static FaultPlan of(long seed, Profile profile, int segments) {
    Chance chance = new Chance(seed).stream("plan " + profile.word());
    Script script = Script.drawn(chance.stream("script"), segments);
    boolean real = chance.stream("signatures").permille(REAL_PERMILLE);
    Plans plans = new Plans(profile, script, chance);
    plans.draw();
    return new FaultPlan(seed, profile, script, real, plans.faults);
  }

  private void draw() {
    if (profile == Profile.WILD) {
      for (Target target : Target.values()) {
        faults.add(
            new Fault.OfDisk(
                target,
                new PlannedDiskFault(
                    new DiskFault.UnsyncedNames(DiskFault.Law.WILD), new Trigger.AtOnce())));
      }
    }
    for (Target target : Target.values()) {
      for (DiskKind kind : DiskKind.values()) {
        ofDisk(target, kind);
      }
    }
    ownFaultsOfTheCard();
    for (PartFault kind : PartFault.values()) {
      Chance own = chance.stream(kind.word());
      if (own.permille(KIND_PERMILLE)) {
        long count = own.between(1, 2);
        for (int i = 0; i < count; i++) {
          long latest =
              kind.unit() == PartFault.Unit.MS ? script.milliseconds() : script.rounds() * 40L;
          faults.add(
              new Fault.OfPart(kind, own.between(kind.least(), kind.most()), own.below(latest)));
          if (kind == PartFault.KILLED_BEHIND_A_FLUSH) {
            faults.add(
                new Fault.OfDisk(Target.CARD, planned(DiskKind.FLUSH_ERROR, Target.CARD, own)));
          }
        }
      }
    }
  }

  // what the profile is for; the other faults come too
  private void ownFaultsOfTheCard() {
    Chance own = chance.stream("card " + profile.word());
    switch (profile) {
      case DISHONEST -> {
        Duration volatileFor = Duration.ofMillis(own.between(1, 700));
        onCard(new DiskFault.LyingFlush(volatileFor), own);
      }
      case CHEAP_CARD -> {
        for (long left = own.between(1, 4); left > 0; left--) {
          onCard(damage(own), own);
        }
      }
      case HOSTILE -> {
        for (long left = own.between(1, 4); left > 0; left--) {
          hostile(edit(own));
        }
        for (long left = own.between(0, 3); left > 0; left--) {
          Lie lie = own.oneOf(List.of(Lie.values()));
          faults.add(new Fault.OfPeer(lie, own.below(script.rounds() * 40L)));
        }
      }
      case HONEST, WILD -> {}
    }
  }

  private void hostile(Fault.OfAdversary fault) {
    faults.add(fault);
    if (fault.edit() == Edit.SPLICE_RECORD && fault.prey() == Edit.Prey.CARD) {
      // there are two records of one number only if an end was cut off before
      faults.add(
          new Fault.OfAdversary(Edit.CUT_TAIL, fault.prey(), fault.occasion(), fault.at() - 1));
    }
  }

  private Fault.OfAdversary edit(Chance own) {
    Edit edit = own.oneOf(List.of(Edit.values()));
    return own.permille(700)
        ? new Fault.OfAdversary(edit, Edit.Prey.CARD, Edit.Occasion.START, own.between(2, 7))
        : new Fault.OfAdversary(
            edit, Edit.Prey.ARCHIVE, Edit.Occasion.DOCKING, own.between(2, script.rounds() + 2L));
  }

  private static DiskFault damage(Chance own) {
    DiskFault.Stay stay = own.oneOf(List.of(DiskFault.Stay.values()));
    return own.oneOf(
        List.of(
            new DiskFault.FlippedBits((int) own.between(1, 8), stay),
            new DiskFault.UnreadableBlock(own.oneOf(List.of(512, 4096, 131_072)), stay),
            new DiskFault.Collateral(4 << 20, (int) own.between(1, 4)),
            new DiskFault.MisdirectedWrite(),
            new DiskFault.StalePage(),
            new DiskFault.RemovedContent()));
  }

  private void onCard(DiskFault fault, Chance own) {
    Trigger when = new Trigger.AtOperation(own.between(1, script.cardOperations()));
    faults.add(new Fault.OfDisk(Target.CARD, new PlannedDiskFault(fault, when)));
  }

  private enum DiskKind {
    CUT,
    CUT_IN_FLUSH,
    FLUSH_ERROR,
    FOLDER_FLUSH_ERROR,
    FULL,
    READ_ONLY,
    GONE,
    SHORT_WRITE,
    STALL
  }

  private void ofDisk(Target target, DiskKind kind) {
    Chance own = chance.stream(target.word() + " " + kind);
    boolean cuts = kind == DiskKind.CUT && target == Target.CARD;
    if (own.permille(cuts ? CUTS_PERMILLE : KIND_PERMILLE)) {
      long count = cuts ? own.between(1, 5) : own.between(1, 2);
      for (int i = 0; i < count; i++) {
        faults.add(new Fault.OfDisk(target, planned(kind, target, own)));
      }
    }
  }

  private PlannedDiskFault planned(DiskKind kind, Target target, Chance own) {
    long operations = target == Target.CARD ? script.cardOperations() : script.storeOperations();
    Trigger any = new Trigger.AtOperation(own.between(1, operations));
    Trigger inFlush = new Trigger.AtKind(Operation.FLUSH, own.between(1, operations / 4));
    return switch (kind) {
      case CUT ->
          new PlannedDiskFault(
              new DiskFault.PowerCut(own.oneOf(List.of(DiskFault.When.values()))), any);
      case CUT_IN_FLUSH ->
          new PlannedDiskFault(
              new DiskFault.CutInFlush(own.oneOf(List.of(DiskFault.Reached.values()))), inFlush);
      case FLUSH_ERROR -> new PlannedDiskFault(new DiskFault.FlushError(), inFlush);
      case FOLDER_FLUSH_ERROR ->
          new PlannedDiskFault(
              new DiskFault.FlushError(),
              new Trigger.AtKind(Operation.FLUSH_FOLDER, own.between(1, operations / 10)));
      case FULL -> new PlannedDiskFault(new DiskFault.Full(own.below(100_000)), any);
      case READ_ONLY -> new PlannedDiskFault(new DiskFault.ReadOnly(), any);
      case GONE -> new PlannedDiskFault(new DiskFault.Gone(), any);
      case SHORT_WRITE -> new PlannedDiskFault(new DiskFault.ShortWrite(), any);
      case STALL ->
          new PlannedDiskFault(
              new DiskFault.Stalled(Duration.ofMillis(own.between(1, 5_000))), any);
    };
  }
}

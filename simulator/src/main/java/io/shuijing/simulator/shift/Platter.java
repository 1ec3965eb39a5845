package io.shuijing.simulator.shift;

import io.shuijing.evidence.Digest;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.disk.DiskFault;
import io.shuijing.simulator.disk.DiskSpec;
import io.shuijing.simulator.disk.Firing;
import io.shuijing.simulator.disk.PlannedDiskFault;
import io.shuijing.simulator.disk.SimulatedDisk;
import io.shuijing.simulator.disk.Trigger;
import io.shuijing.simulator.oracle.Shelf;
import io.shuijing.simulator.plan.Fault;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Target;
import io.shuijing.simulator.world.Chance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** A disk of the world with the faults that a plan has for it. */
final class Platter {
  /** As large as a card that one buys: on a smaller one every start would warn. */
  private static final long CAPACITY = 64L << 30;

  private final SimulatedDisk disk;
  private final String word;
  private final Chance chance;
  private Optional<Consumer<String>> listener = Optional.empty();
  private boolean out;
  private final List<PlannedDiskFault> waiting = new ArrayList<>();

  Platter(World world, Target target, Consumer<Firing> firings) {
    FaultPlan plan = world.plan();
    this.word = target.word();
    this.chance = world.chance(word + " outside");
    this.disk =
        new SimulatedDisk(
            new DiskSpec(
                target.word(), CAPACITY, world.agenda()::nowNanos, time -> hang(world, time)),
            world.chance(target.word()));
    disk.onFiring(firing -> {
      waiting.removeIf(planned -> isBehind(planned, disk.operations()));
      out |= firing.variant().startsWith("gone");
      world.fired(target.word() + " " + withoutNumber(firing.mark()));
      firings.accept(firing);
    });
    for (Fault fault : plan.faults()) {
      if (fault instanceof Fault.OfDisk(Target of, PlannedDiskFault planned) && of == target) {
        waiting.add(planned);
        disk.arm(planned);
      }
    }
  }

  private void hang(World world, Duration time) {
    if (word.equals(Target.CARD.word())) {
      world.log().hung(world.agenda().nowMs(), time.toMillis());
    }
    world.agenda().pass(time);
  }

  private static String withoutNumber(String mark) {
    return mark.replaceFirst(" [0-9]+$", "");
  }

  private static boolean isBehind(PlannedDiskFault planned, long operations) {
    return planned.trigger() instanceof Trigger.AtOperation(long number) && number <= operations;
  }

  /** Tells someone of each operation, and at each mount what is on it. */
  void hear(Consumer<String> by) {
    listener = Optional.of(by);
    disk.onOperation(text -> by.accept(word + " operation " + disk.operations() + " " + text));
  }

  /** The volume for a process that starts now. */
  Volume mount() {
    listener.ifPresent(by -> by.accept(word + " image " + image()));
    return disk.mount();
  }

  private String image() {
    MessageDigest digest = Digest.algorithm();
    for (String path : disk.paths()) {
      digest.update((path + "\0").getBytes(StandardCharsets.UTF_8));
      digest.update(Digest.of(disk.bytes(path)).bytes());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A fault befalls it at its next operation. */
  void strike(DiskFault fault) {
    disk.arm(fault, new Trigger.AtOnce());
  }

  void powerCut() {
    disk.powerCut();
  }

  void processDied() {
    disk.processDied();
  }

  long operations() {
    return disk.operations();
  }

  void put(String path, byte[] content) {
    disk.put(path, content);
  }

  /** Past all processes it holds these files and no others. */
  void become(SortedMap<String, byte[]> files) {
    for (String path : disk.paths()) {
      if (!files.containsKey(path)) {
        disk.erase(path);
      }
    }
    files.forEach(disk::put);
  }

  /** Room, rights and the card itself are back; faults that are still to come stay armed. */
  void mend() {
    disk.mend();
    waiting.removeIf(planned -> isBehind(planned, disk.operations()));
    for (PlannedDiskFault planned : waiting) {
      if (planned.trigger() instanceof Trigger.AtOperation(long number)) {
        disk.arm(planned.fault(), new Trigger.AtOperation(number - disk.operations()));
      } else if (!(planned.trigger() instanceof Trigger.AtOnce)) {
        disk.arm(planned);
      }
    }
  }

  /** Whether it was taken out since this was asked before. */
  boolean wasOut() {
    boolean was = out;
    out = false;
    return was;
  }

  /** Nothing further goes wrong; what is damaged stays so. */
  void heal() {
    waiting.clear();
    disk.calm();
  }

  /** Files as they are seen now. */
  Shelf shelf() {
    return new DiskShelf(disk);
  }

  /** Files as they are after a loss of power that keeps nothing but what was flushed. */
  Shelf durableShelf() {
    SimulatedDisk copy = disk.fork(chance.stream("fork " + chance.next()));
    copy.calm();
    copy.arm(new DiskFault.UnsyncedBytes(List.of(DiskFault.Fate.DROPPED)), new Trigger.AtOnce());
    copy.powerCut();
    return new DiskShelf(copy);
  }

  /** A copy for a trial of its own, as full as it is, on which nothing goes wrong. */
  SimulatedDisk trial() {
    SimulatedDisk copy =
        disk.fork(DiskSpec.timeless("card", CAPACITY), chance.stream("trial " + chance.next()));
    copy.behave();
    return copy;
  }

  /** Files of a trial's disk. */
  static Shelf shelf(SimulatedDisk disk) {
    return new DiskShelf(disk);
  }

  private record DiskShelf(SimulatedDisk disk) implements Shelf {
    @Override
    public List<String> paths() {
      return disk.paths();
    }

    @Override
    public byte[] bytes(String path) {
      if (!disk.paths().contains(path)) {
        return new byte[0];
      }
      try (InputStream damaged = disk.open(path)) {
        return disk.isDamaged(path) ? damaged.readAllBytes() : disk.bytes(path);
      } catch (IOException unreadable) {
        return new byte[0]; // so a shelf says it
      }
    }

    @Override
    public long length(String path) {
      return disk.paths().contains(path) ? disk.bytes(path).length : 0;
    }

    @Override
    public boolean isSound() {
      return disk.paths().stream().noneMatch(disk::isDamaged);
    }

    @Override
    public InputStream open(String path) {
      return disk.paths().contains(path) ? disk.open(path) : InputStream.nullInputStream();
    }
  }

  /** Writes a small file durably, as a person would with an editor. */
  static void write(Volume volume, String path, byte[] content) throws HardwareFault {
    try (VolumeFile file = volume.create(path)) {
      file.append(content);
      file.flush();
    }
    volume.flushFolder("");
  }
}

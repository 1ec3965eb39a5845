package io.shuijing.simulator.disk;

import io.shuijing.hal.storage.Volume;
import io.shuijing.simulator.world.Chance;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * A disk that outlives the processes that use it, loses what a disk loses, and fails where it is
 * told to. Not safe for several threads; a copy by {@link #fork} may go to another thread.
 */
public final class SimulatedDisk {
  private final DiskSpec spec;
  private final Controller controller;

  /** An empty disk; {@code chance} draws what cuts and faults do. */
  public SimulatedDisk(DiskSpec spec, Chance chance) {
    this(spec, new Controller(spec, chance));
  }

  private SimulatedDisk(DiskSpec spec, Controller controller) {
    this.spec = spec;
    this.controller = controller;
  }

  /**
   * The volume as the process sees it that starts now, for this thread alone. Once the power or the
   * process is gone, every call of it and of its files throws {@link
   * io.shuijing.simulator.world.PowerLost}. Stricter than a real one: use by another thread and a
   * second open file that writes are {@link IllegalStateException}.
   *
   * @throws IllegalStateException if the process before has not ended
   */
  public Volume mount() {
    return new MountedVolume(controller, controller.mount());
  }

  /** The power goes now, between two operations or while one stalls. */
  public void powerCut() {
    controller.cutFromOutside();
  }

  /** The process ends without loss: what it wrote is seen by the next one, and still volatile. */
  public void processDied() {
    controller.endProcess();
  }

  /** The process ends and the volume is unmounted in order: all it wrote is durable. */
  public void shutDown() {
    controller.shutDown();
  }

  /** A copy with all that is volatile, armed and damaged, used by no process yet. */
  public SimulatedDisk fork(Chance chance) {
    return fork(spec, chance);
  }

  /** As {@link #fork(Chance)}, in a world with a clock of its own. */
  public SimulatedDisk fork(DiskSpec otherSpec, Chance chance) {
    return new SimulatedDisk(otherSpec, controller.copy(otherSpec, chance));
  }

  /** Lets a fault strike when it is due. */
  public void arm(DiskFault fault, Trigger trigger) {
    controller.arm(fault, trigger);
  }

  /** As {@link #arm(DiskFault, Trigger)}. */
  public void arm(PlannedDiskFault planned) {
    controller.arm(planned.fault(), planned.trigger());
  }

  /**
   * Nothing is wrong any more: nothing is armed, there is room, a card is back in, what was damaged
   * reads as it was written. What was lost stays lost; the laws of S2 and S3 stay.
   */
  public void heal() {
    controller.heal();
  }

  /** Nothing further goes wrong; what is damaged stays so. Else as {@link #heal}. */
  public void calm() {
    controller.calm();
  }

  /** Nothing further goes wrong, as {@link #calm}; but where there was no room there is none. */
  public void behave() {
    controller.behave();
  }

  /**
   * Nothing is armed, there is room, it may be written, a card is back in. A card that lies or
   * damages its neighbours goes on with it, and what is damaged stays so.
   */
  public void mend() {
    controller.mend();
  }

  /** Operations over the life of the disk, those that failed too. */
  public long operations() {
    return controller.operations();
  }

  /** Is told of each operation when it is over: kind, path, bytes, and the fault it ended with. */
  public void onOperation(Consumer<String> listener) {
    controller.trace(listener);
  }

  /** Is told of each fault when it strikes, and of the fates that a cut drew. */
  public void onFiring(Consumer<Firing> listener) {
    controller.firings(listener);
  }

  /** All files as they are seen now, sorted. */
  public List<String> paths() {
    return List.copyOf(controller.medium().seen().all().keySet());
  }

  /** The bytes of a file as they were written, without damage. */
  public byte[] bytes(String path) {
    return file(path).seen().bytes();
  }

  /** Whether reads of a file give other bytes than were written, or fail. */
  public boolean isDamaged(String path) {
    return !file(path).damages().isEmpty();
  }

  /** The bytes of a file as reads give them: with all damage, failing where a block is bad. */
  public InputStream open(String path) {
    return new AsItIs(file(path));
  }

  /** The bytes of a file that are durable for certain. */
  public byte[] durableBytes(String path) {
    return file(path).durable().bytes();
  }

  /**
   * Puts a file there as if it had always been, past all processes; for attacks. What is pending on
   * the disk becomes durable first.
   */
  public void put(String path, byte[] bytes) {
    controller.medium().put(path, bytes);
  }

  /** Takes a file away as if it had never been; else as {@link #put}. */
  public void erase(String path) {
    file(path);
    controller.medium().erase(path);
  }

  private Inode file(String path) {
    Inode file = controller.medium().seen().file(path);
    if (file == null) {
      throw new IllegalArgumentException("no file '" + path + "' on the disk");
    }
    return file;
  }
}

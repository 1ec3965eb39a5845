package io.shuijing.simulator.disk;

import io.shuijing.hal.HardwareFault;
import io.shuijing.simulator.disk.ArmedFaults.Armed;
import io.shuijing.simulator.disk.DiskFault.Collateral;
import io.shuijing.simulator.disk.DiskFault.CutInFlush;
import io.shuijing.simulator.disk.DiskFault.FlippedBits;
import io.shuijing.simulator.disk.DiskFault.FlushError;
import io.shuijing.simulator.disk.DiskFault.Full;
import io.shuijing.simulator.disk.DiskFault.Gone;
import io.shuijing.simulator.disk.DiskFault.LyingFlush;
import io.shuijing.simulator.disk.DiskFault.MisdirectedWrite;
import io.shuijing.simulator.disk.DiskFault.PowerCut;
import io.shuijing.simulator.disk.DiskFault.ReadOnly;
import io.shuijing.simulator.disk.DiskFault.RemovedContent;
import io.shuijing.simulator.disk.DiskFault.ShortWrite;
import io.shuijing.simulator.disk.DiskFault.StalePage;
import io.shuijing.simulator.disk.DiskFault.Stalled;
import io.shuijing.simulator.disk.DiskFault.Stay;
import io.shuijing.simulator.disk.DiskFault.UnreadableBlock;
import io.shuijing.simulator.disk.DiskFault.UnsyncedBytes;
import io.shuijing.simulator.disk.DiskFault.UnsyncedNames;
import io.shuijing.simulator.disk.DiskFault.When;
import io.shuijing.simulator.world.Chance;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries operations out: counts them, lets faults strike, and loses what a cut loses. */
final class Controller {
  /** What an operation does on the medium. */
  @FunctionalInterface
  interface Body<T> {
    T run(Step step) throws HardwareFault;
  }

  /** What an operation does that gives nothing back. */
  @FunctionalInterface
  interface Action {
    void run(Step step) throws HardwareFault;
  }

  private final DiskSpec spec;
  private final Chance chance;
  private final Medium medium;
  private final ArmedFaults armed;
  private final Conditions conditions;
  private final Durability durability;
  private final Rot rot;
  private @Nullable Mount mount;
  private @Nullable Consumer<String> trace;
  private Consumer<Firing> firings = _ -> {};

  Controller(DiskSpec spec, Chance chance) {
    this(spec, chance, new Medium(), new ArmedFaults(), new Conditions());
  }

  private Controller(
      DiskSpec spec, Chance chance, Medium medium, ArmedFaults armed, Conditions conditions) {
    this.spec = spec;
    this.chance = chance;
    this.medium = medium;
    this.armed = armed;
    this.conditions = conditions;
    this.durability = new Durability(this);
    this.rot = new Rot(medium, chance);
  }

  Controller copy(DiskSpec otherSpec, Chance otherChance) {
    return new Controller(otherSpec, otherChance, medium.copy(), armed.copy(), conditions.copy());
  }

  Medium medium() {
    return medium;
  }

  Durability durability() {
    return durability;
  }

  Rot rot() {
    return rot;
  }

  Conditions conditions() {
    return conditions;
  }

  Chance chance() {
    return chance;
  }

  long operations() {
    return armed.operations();
  }

  void trace(Consumer<String> to) {
    trace = to;
  }

  void firings(Consumer<Firing> to) {
    firings = to;
  }

  Mount mount() {
    if (mount != null) {
      throw new IllegalStateException("mounted already: cut the power or end the process first");
    }
    Mount fresh = new Mount();
    if (conditions.gone) {
      fresh.loseCard();
    }
    mount = fresh;
    return fresh;
  }

  /** Ends the hold of the process; nothing is lost by that alone. */
  void endProcess() {
    if (mount != null) {
      mount.die();
      mount = null;
    }
  }

  /** The process ends in order, and all it wrote is durable. */
  void shutDown() {
    endProcess();
    medium.flushAll();
  }

  void arm(DiskFault fault, Trigger trigger) {
    armed.arm(fault, trigger);
    strikeLasting(armed.due(nowNanos()), false);
  }

  void mend() {
    armed.clear();
    conditions.mend();
  }

  void calm() {
    behave();
    conditions.heal();
  }

  void behave() {
    armed.clear();
    durability.keepPromises();
    conditions.behave();
  }

  void heal() {
    calm();
    medium.heal();
  }

  void act(Mount by, Request request, Action action) throws HardwareFault {
    run(
        by,
        request,
        step -> {
          action.run(step);
          return request;
        });
  }

  <T> T run(Mount by, Request request, Body<T> body) throws HardwareFault {
    by.requireAlive(request.operation().word(), request.path());
    armed.count(request.operation());
    Step step = strike(by, request);
    try {
      if (by.isGone()) {
        throw fault("gone", "not there any more: put it back in, restart");
      }
      T result = body.run(step);
      tell(request, "");
      if (step.isCut()) {
        throw step.lost();
      }
      return result;
    } catch (HardwareFault e) {
      tell(request, " -> " + e.fault());
      if (step.isCut()) {
        throw step.lost();
      }
      throw e;
    }
  }

  private void tell(Request request, String outcome) {
    if (trace != null) {
      trace.accept(request.text() + outcome);
    }
  }

  private Step strike(Mount by, Request request) {
    List<Armed> due = armed.due(nowNanos());
    Step step = new Step(this, request, due);
    if (!due.isEmpty()) {
      strikeLasting(due, request.operation() == Operation.READ);
      step.struckBy(Stalled.class).ifPresent(stalled -> spec.stall().accept(stalled.duration()));
      // the battery may have died while it hung
      by.requireAlive(request.operation().word(), request.path());
      step.struckBy(PowerCut.class).ifPresent(power -> cutAt(step, power.when()));
    }
    return step;
  }

  private static void cutAt(Step step, When when) {
    if (when == When.BEFORE) {
      throw step.lost();
    }
    step.cutAt(when);
  }

  private void strikeLasting(List<Armed> due, boolean reads) {
    for (Armed each : due) {
      boolean lasts =
          switch (each.fault()) {
            case UnsyncedBytes(var fates) -> {
              conditions.fates = fates;
              yield true;
            }
            case UnsyncedNames(var law) -> {
              conditions.law = law;
              yield true;
            }
            case Full(long bytes) -> {
              conditions.full = true;
              conditions.ballastBytes += Math.max(0, freeBytes() - bytes);
              yield true;
            }
            case ReadOnly() -> {
              conditions.readOnly = true;
              yield true;
            }
            case LyingFlush(Duration volatileFor) -> {
              conditions.volatileNanos = volatileFor.toNanos();
              yield true;
            }
            case Collateral collateral -> {
              conditions.collateral = collateral;
              yield true;
            }
            case Gone() -> {
              takeOut();
              yield true;
            }
            case FlippedBits(int bits, Stay stay) ->
                !reads && stay == Stay.AT_REST && rot.flipAnywhere(bits);
            case UnreadableBlock(int bytes, Stay stay) ->
                !reads && stay == Stay.AT_REST && rot.spoilBlockAnywhere(bytes);
            case PowerCut _, CutInFlush _, FlushError _, ShortWrite _, Stalled _ -> false;
            case MisdirectedWrite _, StalePage _, RemovedContent _ -> false;
          };
      if (lasts) {
        fired(each);
      }
    }
  }

  private void takeOut() {
    conditions.gone = true;
    if (mount != null) {
      mount.loseCard();
    }
    durability.cut();
  }

  /** The power goes: ends the process, and what was not flushed gets its fates. */
  void cut() {
    endProcess();
    durability.cut();
  }

  /** The power goes without the disk's doing. */
  void cutFromOutside() {
    strikeLasting(armed.due(nowNanos()), false);
    tellFired("S1", "cut from outside");
    cut();
  }

  void fired(Armed each) {
    fired(each, "");
  }

  void fired(Armed each, String more) {
    armed.disarm(each);
    tellFired(each.fault().id(), each.fault().variant() + more);
  }

  long nowNanos() {
    return spec.steadyNanos().getAsLong();
  }

  void tellFired(String id, String variant) {
    firings.accept(new Firing(id, variant, operations()));
  }

  long freeBytes() {
    return Math.max(0, spec.capacityBytes() - medium.usedBytes() - conditions.ballastBytes);
  }

  void requireWritable() throws HardwareFault {
    if (conditions.readOnly) {
      throw fault("read-only", "the file system is mounted read-only: check it, restart");
    }
  }

  HardwareFault full(String path) {
    return fault("full", "no space left for '" + path + "': free some, or give it more");
  }

  HardwareFault fault(String word, String message) {
    return new HardwareFault(spec.part(), word, spec.part() + ": " + message);
  }
}

package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.DiskFault.Collateral;
import io.shuijing.simulator.disk.DiskFault.Fate;
import io.shuijing.simulator.disk.DiskFault.Reached;
import java.util.List;

/** What flushes make durable, and what a cut loses. */
final class Durability {
  private final Controller controller;

  Durability(Controller controller) {
    this.controller = controller;
  }

  void flush(Inode file) {
    settle();
    if (lies()) {
      medium().promises().file(controller.nowNanos(), file, medium().log().count());
    } else {
      file.flush();
      medium().log().flushFile(conditions().law, file, medium().log().count());
    }
  }

  void flushFolder(String folder) {
    settle();
    if (lies()) {
      medium().promises().folder(controller.nowNanos(), folder, medium().log().count());
    } else {
      medium().log().flushFolder(conditions().law, folder, medium().log().count());
    }
  }

  /** S4: what of a flush is done when the power goes in it. */
  void flushInPart(Inode file, Reached reached) {
    switch (reached) {
      case ALL -> flush(file);
      case SOME -> {}
      case NOTHING -> file.cut(new Fates(controller.chance(), List.of(Fate.DROPPED)), true);
    }
  }

  /** The power went. */
  void cut() {
    settle();
    if (medium().promises().areOpen()) {
      controller.tellFired("S7", "acknowledged bytes still volatile at a cut");
    }
    if (medium().log().hasPending()) {
      controller.tellFired("S3", DiskFault.word(conditions().law));
    }
    Collateral collateral = conditions().collateral;
    if (collateral != null && controller.rot().collateral(collateral)) {
      controller.tellFired("S9", "durable sectors damaged at a cut");
    }
    Fates fates = fates();
    medium().cut(conditions().law, fates, controller.chance());
    fates.drawn().forEach(fate -> controller.tellFired("S2", DiskFault.word(fate)));
  }

  /** All that a lying flush promised is durable now. */
  void keepPromises() {
    medium().promises().settle(Long.MAX_VALUE, conditions().law, medium().log());
  }

  Fates fates() {
    return new Fates(controller.chance(), conditions().fates);
  }

  private boolean lies() {
    return conditions().volatileNanos > 0;
  }

  private void settle() {
    if (medium().promises().areOpen()) {
      long upTo = controller.nowNanos() - conditions().volatileNanos;
      medium().promises().settle(upTo, conditions().law, medium().log());
    }
  }

  private Medium medium() {
    return controller.medium();
  }

  private Conditions conditions() {
    return controller.conditions();
  }
}

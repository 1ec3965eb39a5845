package io.shuijing.simulator.disk;

import io.shuijing.simulator.world.PowerLost;

/** The hold of one process on the disk, and of one thread. */
final class Mount {
  private final Thread thread = Thread.currentThread();
  private boolean dead;
  private boolean gone;

  void die() {
    dead = true;
  }

  /** The card was taken out; this hold does not come back with it. */
  void loseCard() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  void requireAlive(String doing, String path) {
    if (dead) {
      throw new PowerLost(doing + " '" + path + "'");
    }
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException(
          doing + " '" + path + "': the volume belongs to thread " + thread.getName());
    }
  }
}

package io.shuijing.simulator.plan;

import java.util.Locale;

/**
 * What a malicious peer says once (A2). It has proved its name, so the link itself is in order; it
 * is at a question of the dock, or at the first one later that it can be told at.
 */
public enum Lie {
  /** In the dock's place: a receipt for all there is, of the true root, with another key. */
  FORGED_RECEIPT(true),
  /** In the dock's place: the oldest receipt once more. */
  OLD_RECEIPT(true),
  /** In the dock's place: a checkpoint of another history, with other keys. */
  FORGED_CHECKPOINT(true),
  /** In the dock's place: bytes behind the end of a file. */
  BEHIND_THE_END(true),
  /** In the dock's place: a file that is none of the recorder's to give. */
  OTHER_PATH(true),
  /** In the dock's place: what is no question. */
  NO_QUESTION(true),
  /** In the dock's place: let go under another dock's name, before anything is taken in. */
  OTHER_DOCK(true),
  /** In the dock's place: an assignment with another sound than it names. */
  OTHER_SOUND(true),
  /** The recorder says that a file is longer. */
  LONGER_FILE(false),
  /** The recorder says that a file is shorter. */
  SHORTER_FILE(false),
  /** The recorder says that it has more records. */
  MORE_RECORDS(false),
  /** The recorder says that it has fewer records. */
  FEWER_RECORDS(false),
  /** The recorder gives other bytes of a track. */
  OTHER_BYTES(false),
  /** The recorder gives bytes from another place of a track. */
  OTHER_OFFSET(false),
  /** The recorder gives other bytes of its journal. */
  OTHER_RECORDS(false),
  /** The recorder gives another number of records than it says. */
  OTHER_COUNT(false),
  /** The recorder's checkpoint is signed with another key. */
  FORGED_SIGNATURE(false),
  /** The recorder says what is no answer. */
  NO_ANSWER(false),
  /** The recorder answers another question. */
  OTHER_ANSWER(false);

  private final boolean ofDock;

  Lie(boolean ofDock) {
    this.ofDock = ofDock;
  }

  /** Whether it is said to the recorder in the dock's place; else to the dock. */
  public boolean isOfDock() {
    return ofDock;
  }

  /** The word in plans. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

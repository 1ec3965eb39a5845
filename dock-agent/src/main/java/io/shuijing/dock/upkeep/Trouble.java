package io.shuijing.dock.upkeep;

import io.shuijing.evidence.verify.Verdict;

/**
 * Something that is not as it should be.
 *
 * @param path below the office's folder
 * @param detail what is wrong, in one line
 * @param todo what to do, in one line
 */
public record Trouble(Verdict verdict, String path, String detail, String todo) {
  static final String RESTORE = "put it back from a backup, then run fsck again";

  @Override
  public String toString() {
    return verdict.word() + " " + path + ": " + detail + "; " + todo;
  }
}

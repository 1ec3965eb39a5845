package io.shuijing.dock.custody;

import io.shuijing.evidence.custody.Tile;

/** Where the log lies on the office's volume. */
final class LogPaths {
  /** What everybody may read. */
  static final String FOLDER = "archive/log";

  /** The signed state of the log. */
  static final String CHECKPOINT = FOLDER + "/checkpoint";

  /** The state that is about to become the log's. */
  static final String NEXT = FOLDER + "/checkpoint.next";

  /** What the dock keeps for itself. */
  static final String PRIVATE = "log";

  /** There was a log once. */
  static final String FOUNDED = PRIVATE + "/founded";

  /** Notes that are logged and not stored yet. */
  static final String PENDING = PRIVATE + "/pending";

  private LogPaths() {}

  static String of(Tile tile) {
    return FOLDER + "/" + tile.path();
  }
}

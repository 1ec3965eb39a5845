package io.shuijing.dock.bay;

import java.util.Locale;

/** What must happen before a bay that cannot go on goes on; in every case it does so by itself. */
public enum Outlook {
  /** Another has the recorder or the line, or an answer is late: it is a matter of time. */
  BUSY,
  /** The store has no room: somebody makes some. */
  FULL,
  /** The store or the recorder is away or takes nothing: it comes back. */
  AWAY,
  /** Never, as it is: somebody looks at it and mends what the message says. */
  NEVER;

  /** The outlook of a fault's word. */
  static Outlook of(String fault) {
    return switch (fault) {
      case "busy", "occupied", "silent" -> BUSY;
      case "store-full" -> FULL;
      case "store-gone", "store-io", "store-poisoned", "store-read-only", "gone", "unknown-host" ->
          AWAY;
      default -> NEVER;
    };
  }

  /** The word in logs and on the console. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

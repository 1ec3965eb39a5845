package io.shuijing.simulator.plan;

import java.util.Locale;

/** A disk that a fault befalls. */
public enum Target {
  /** The recorder's card. */
  CARD,
  /** The office's store (O1). */
  STORE;

  /** The word in plans. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.shuijing.simulator.plan;

import java.util.Locale;

/** How far the parts may go wrong, and thereby what is promised (budget rule). */
public enum Profile {
  /** A disk that keeps its word, with names durable in order, as ext4. */
  HONEST,
  /** Any subset of what was not flushed survives, names too, as F2FS and exFAT. */
  WILD,
  /** A flush that lies. */
  DISHONEST,
  /** Bit rot, unreadable blocks, damage to neighbours, misdirected writes. */
  CHEAP_CARD,
  /** Somebody edits the card, or speaks for a recorder or a dock. */
  HOSTILE;

  /** The word in plans and options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether nothing acknowledged may be lost here; else every loss must be named. */
  public boolean prevents() {
    return switch (this) {
      case HONEST, WILD -> true;
      case DISHONEST, CHEAP_CARD, HOSTILE -> false;
    };
  }
}

package io.shuijing.simulator.body;

import java.util.List;

/** What a finger does with a button. */
public enum Touch {
  /** A short press. */
  SHORT,
  /** Two short presses in a row. */
  DOUBLE,
  /** Held until it is felt that this is long enough, then let go. */
  LONG;

  private static final long TAP_MS = 120;
  private static final long BETWEEN_MS = 150;
  private static final long HOLD_MS = 2_400;

  /** How long it stays down, then up, then down again…; it is up in the end. */
  public List<Long> lengthsMs() {
    return switch (this) {
      case SHORT -> List.of(TAP_MS);
      case DOUBLE -> List.of(TAP_MS, BETWEEN_MS, TAP_MS);
      case LONG -> List.of(HOLD_MS);
    };
  }
}

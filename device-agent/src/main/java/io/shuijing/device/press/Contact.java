package io.shuijing.device.press;

import java.util.OptionalLong;

/** Where a button's contact is. */
sealed interface Contact {

  /** How much was told of a press that goes on. */
  enum Told {
    DOWN,
    HOLDING,
    ENOUGH,
    STUCK;

    /** What there is to tell of a button that was held for so long. */
    static Told after(long heldMs) {
      if (heldMs >= Presses.STUCK_MS) {
        return STUCK;
      }
      if (heldMs >= Presses.LONG_MS) {
        return ENOUGH;
      }
      return heldMs >= Presses.HOLDING_MS ? HOLDING : DOWN;
    }
  }

  /** Open, and settled. */
  record Up() implements Contact {
    static final Up AT_REST = new Up();
  }

  /**
   * Closed; perhaps opened a moment ago, which may be a bounce.
   *
   * @param openedMs since when it is open
   */
  record Down(long sinceMs, Told told, OptionalLong openedMs) implements Contact {
    static Down since(long atMs) {
      return new Down(atMs, Told.DOWN, OptionalLong.empty());
    }

    Down closedAgain() {
      return new Down(sinceMs, told, OptionalLong.empty());
    }

    Down openedAt(long atMs) {
      return openedMs.isPresent() ? this : new Down(sinceMs, told, OptionalLong.of(atMs));
    }

    Down told(Told more) {
      return new Down(sinceMs, more, openedMs);
    }

    /** When there is more to tell, if it stays closed. */
    OptionalLong nextMs() {
      return switch (told) {
        case DOWN -> OptionalLong.of(sinceMs + Presses.HOLDING_MS);
        case HOLDING -> OptionalLong.of(sinceMs + Presses.LONG_MS);
        case ENOUGH -> OptionalLong.of(sinceMs + Presses.STUCK_MS);
        case STUCK -> OptionalLong.empty();
      };
    }
  }
}

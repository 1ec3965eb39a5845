package io.shuijing.simulator.storage;

import io.shuijing.hal.HardwareFault;
import java.util.Locale;

/** What can go wrong with a card, set from any thread. */
public final class CardControl {
  private volatile Condition condition = Condition.GOOD;
  private volatile boolean flushFails;

  /** How the card is. */
  public enum Condition {
    /** As good as its folder. */
    GOOD,
    /** No space is left. */
    FULL,
    /** It may not be written. */
    READ_ONLY,
    /** It was taken out. */
    GONE;

    /** The word of {@link io.shuijing.hal.storage.Volume} for it. */
    String fault() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** From now on the card is like this. */
  public void become(Condition now) {
    condition = now;
  }

  /** The next flush of a file fails, once; that file is poisoned. */
  public void failNextFlush() {
    flushFails = true;
  }

  boolean isFull() {
    return condition == Condition.FULL;
  }

  void beforeReading() throws HardwareFault {
    refuseIf(Condition.GONE);
  }

  void beforeWriting() throws HardwareFault {
    beforeReading();
    refuseIf(Condition.READ_ONLY);
  }

  void beforeGrowing() throws HardwareFault {
    beforeWriting();
    refuseIf(Condition.FULL);
  }

  /** Whether this is the flush that fails. */
  boolean takeFailure() {
    boolean fails = flushFails;
    flushFails = false;
    return fails;
  }

  private void refuseIf(Condition refused) throws HardwareFault {
    if (condition == refused) {
      throw new HardwareFault(
          "card", refused.fault(), "the card is " + refused.fault() + ", as set by hand");
    }
  }
}

package io.shuijing.device.press;

/** What the officer does with the one button. */
public enum Press {
  /** The contact has just closed; how long it will be held is not known. */
  DOWN,
  /** It is being held for longer than a short press usually takes. */
  HOLDING,
  /** It was held long enough: it is a long press if it is let go now. */
  ENOUGH,
  /** It was let go before it was long. */
  SHORT,
  /** A short press right behind another one, which was told as {@link #SHORT} by itself. */
  DOUBLE,
  /** It was held long, and let go. */
  LONG
}

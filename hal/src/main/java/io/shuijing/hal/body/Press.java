package io.shuijing.hal.body;

/** What the officer did with the one button, after debounce. */
public enum Press {
  /** Down and up within a second. */
  SHORT,
  /** Held until the recorder signalled that it was long enough. */
  LONG
}

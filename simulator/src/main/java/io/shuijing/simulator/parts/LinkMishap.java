package io.shuijing.simulator.parts;

/** What can happen to a link at a question (L1), at the level of messages. */
public enum LinkMishap {
  /** Pulled out before the recorder hears the question. */
  UNPLUG,
  /** The recorder has heard and answers; the answer never comes. */
  ANSWER_LOST,
  /** The question arrives after the dock lost its patience. */
  LATE,
  /** The dock's end breaks and the recorder is told much later. */
  HALF_OPEN,
  /** From now on a hundredth of the bandwidth. */
  SLOW,
  /** The answer comes with other bytes in it; below TLS that ends the link. */
  CORRUPTED
}

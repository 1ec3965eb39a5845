package io.shuijing.simulator.oracle;

/** A moment at which oracles look. */
public enum When {
  /** The recorder has started; nothing was handed to it yet. */
  BOOT,
  /** The recorder has just lost its power; the card is as the next start will find it. */
  CUT,
  /** The dock is about to give a receipt to the recorder: it is durable, or should be. */
  RECEIPT,
  /** The shift is over, faults are healed and everything has come to its end. */
  CONVERGED
}

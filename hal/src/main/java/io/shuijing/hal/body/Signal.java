package io.shuijing.hal.body;

/**
 * What the recorder tells its wearer by light, vibration and voice; told apart without looking. A
 * signal never lies: what it says is durable, or it says that it is only intended.
 */
public enum Signal {
  /** Ready: a press starts a recording. */
  READY,
  /** A press was felt; nothing is durable yet. */
  OPENING,
  /** The last segment is durable: it really records. */
  RECORDING,
  /** A mark is durable. */
  MARKED,
  /** A mark of something important is durable. */
  IMPORTANT,
  /** The button is held: a countdown to {@link #LET_GO}. */
  HOLDING,
  /** The button was held long enough: letting go of it ends the recording. */
  LET_GO,
  /** Closing: the last segments are being sealed. */
  CLOSING,
  /** Docked and offloading. */
  DOCKED,
  /** The parts were checked for a new task, and none is wanting. */
  CHECKED,
  /** The battery will not last long; it still records if it was recording. */
  LOW_BATTERY,
  /** The card will be full before long; it still records if it was recording. */
  LOW_STORAGE,
  /** Something is wrong that the wearer should know; it still records if it was recording. */
  WARNING,
  /** Recording is impossible. */
  FAULT,
  /** Switched off in order. */
  OFF
}

package io.shuijing.hal.body;

/** What the recorder tells its wearer by light and vibration; told apart without looking. */
public enum Signal {
  /** Ready: a press starts a recording. */
  READY,
  /** A press was felt; nothing is durable yet. */
  OPENING,
  /** The last segment is durable: it really records. */
  RECORDING,
  /** A mark is durable. */
  MARKED,
  /** Closing: the last segments are being sealed. */
  CLOSING,
  /** Docked and offloading. */
  DOCKED,
  /** Something is wrong that the wearer should know; it still records if it was recording. */
  WARNING,
  /** Recording is impossible. */
  FAULT
}

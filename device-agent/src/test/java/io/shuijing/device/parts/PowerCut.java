package io.shuijing.device.parts;

/** The power went; no call of this card ever returns again. */
public final class PowerCut extends Error {
  private static final long serialVersionUID = 1L;

  PowerCut(long operation) {
    super("power cut at operation " + operation);
  }
}

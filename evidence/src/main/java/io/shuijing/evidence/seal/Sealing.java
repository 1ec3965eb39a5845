package io.shuijing.evidence.seal;

/** Encrypts segments to the office. */
@FunctionalInterface
public interface Sealing {

  /** The sealed form of a plain segment; each call gives another one. */
  byte[] seal(byte[] plain);
}

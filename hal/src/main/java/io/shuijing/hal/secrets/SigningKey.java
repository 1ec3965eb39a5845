package io.shuijing.hal.secrets;

import io.shuijing.hal.HardwareFault;

/** A private key on the curve P-256 that never leaves its part. Safe for several threads. */
public interface SigningKey {

  /** The public half: SubjectPublicKeyInfo in DER (RFC 5480). */
  byte[] publicKey();

  /**
   * ECDSA with SHA-256 over a text.
   *
   * @return the signature in DER (RFC 3279, 2.2.3)
   * @throws HardwareFault part {@code token}, fault {@code gone}
   */
  byte[] sign(byte[] text) throws HardwareFault;
}

package io.shuijing.evidence.note;

/** A private key, wherever it lives. */
public interface Signer {

  /** The public half, under the name it signs with. */
  VerifierKey key();

  /**
   * Signs a text as the key's suite says.
   *
   * @throws SigningFailed if the key does not answer
   */
  byte[] sign(byte[] text) throws SigningFailed;
}

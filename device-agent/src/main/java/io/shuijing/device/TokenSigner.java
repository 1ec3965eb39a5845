package io.shuijing.device;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.Suite;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.secrets.SigningKey;

/** A journal key that lives in a token. */
record TokenSigner(VerifierKey key, SigningKey token) implements Signer {

  /**
   * The recorder's key in a token.
   *
   * @throws Malformed clause K3, if its public half is none of the suite
   */
  static TokenSigner of(Name recorder, SigningKey token) throws Malformed {
    return new TokenSigner(
        VerifierKey.of(recorder.text(), Suite.ECDSA_P256, token.publicKey()), token);
  }

  @Override
  public byte[] sign(byte[] text) throws SigningFailed {
    try {
      return token.sign(text);
    } catch (HardwareFault e) {
      throw new SigningFailed(e.getMessage(), e);
    }
  }
}

package io.shuijing.hal.token;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.secrets.SigningKey;
import io.shuijing.hal.token.Pkcs11Token.Held;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** A key of a token. */
final class Pkcs11Key implements SigningKey {
  private static final String ALGORITHM = "SHA256withECDSA";

  private final Pkcs11Token token;
  private final Held held;

  private Pkcs11Key(Pkcs11Token token, Held held) {
    this.token = token;
    this.held = held;
  }

  static Pkcs11Key open(Pkcs11Token token, String label) throws HardwareFault {
    Held held = token.open(label);
    if (!isOnP256(held.certificate().getPublicKey())) {
      throw token.fault(
          "wrong-curve",
          "the key '" + label + "' is not on P-256; make one with -groupname secp256r1",
          null);
    }
    Pkcs11Key key = new Pkcs11Key(token, held);
    key.prove(label);
    return key;
  }

  /** The certificate is only the token's word for which key it is. */
  private void prove(String label) throws HardwareFault {
    byte[] text = {1, 2, 3};
    try {
      Signature verifying = Signature.getInstance(ALGORITHM);
      verifying.initVerify(held.certificate());
      verifying.update(text);
      if (verifying.verify(sign(text))) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw token.fault("unusable", "its key '" + label + "' cannot be tried", e);
    }
    throw token.fault(
        "no-key",
        "key and certificate '" + label + "' do not belong together; make new ones",
        null);
  }

  private static boolean isOnP256(PublicKey key) {
    return key instanceof ECPublicKey elliptic && isP256(elliptic.getParams());
  }

  private static boolean isP256(ECParameterSpec curve) {
    try {
      AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
      named.init(new ECGenParameterSpec("secp256r1"));
      ECParameterSpec p256 = named.getParameterSpec(ECParameterSpec.class);
      return curve.getCurve().equals(p256.getCurve())
          && curve.getGenerator().equals(p256.getGenerator());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows P-256", e);
    }
  }

  @Override
  public byte[] publicKey() {
    return held.certificate().getPublicKey().getEncoded();
  }

  @Override
  public synchronized byte[] sign(byte[] text) throws HardwareFault {
    try {
      Signature signing = Signature.getInstance(ALGORITHM, held.provider());
      signing.initSign(held.key());
      signing.update(text);
      return signing.sign();
    } catch (GeneralSecurityException | ProviderException e) {
      throw token.fault(
          "gone",
          "it does not sign any more; put it back and restart the recorder; " + Pkcs11Token.code(e),
          e);
    }
  }
}

package io.shuijing.hal.wire;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Who one is on a link, and whom one accepts.
 *
 * @param key private key of the certificate: Ed25519 or ECDSA on P-256
 * @param certificate one's own; its common name is one's name, such as {@code
 *     ruzhou-water.example/dock/dock-1}
 * @param authority the office's own authority, pinned: no other is believed
 * @param judgedAt the time at which the other side's certificate must be valid
 * @param acceptedPeer which names are accepted
 */
public record LinkIdentity(
    PrivateKey key,
    X509Certificate certificate,
    X509Certificate authority,
    Supplier<Instant> judgedAt,
    Predicate<String> acceptedPeer) {

  /**
   * @throws IllegalArgumentException if key, certificate and authority do not belong together; the
   *     message says in one line what is wrong
   */
  public LinkIdentity {
    try {
      certificate = Keys.normal(certificate);
      authority = Keys.normal(authority);
      key = Keys.normal(key, certificate);
      String name = CertificateName.of(certificate);
      if (!fits(key, certificate)) {
        throw new IllegalArgumentException("the key is not the one of the certificate of " + name);
      }
      certificate.verify(authority.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "certificate and key make no identity: " + e.getMessage(), e);
    }
  }

  /** One's own name. */
  public String name() {
    try {
      return CertificateName.of(certificate);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the name was there before", e);
    }
  }

  /** The name, and nothing of the key. */
  @Override
  public String toString() {
    return name();
  }

  private static boolean fits(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    byte[] message = {1, 2, 3};
    Signature signature = Signature.getInstance(Keys.signatureOf(certificate));
    signature.initSign(key);
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(message);
    return signature.verify(signed);
  }
}

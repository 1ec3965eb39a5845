package io.shuijing.hal.wire;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * Keys and certificates as the JDK itself makes them: its TLS compares names of algorithms, and
 * other libraries use other names.
 */
final class Keys {
  private static final int P256_BITS = 256;

  private Keys() {}

  static X509Certificate normal(X509Certificate certificate) throws CertificateException {
    byte[] encoded = certificate.getEncoded();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  static PrivateKey normal(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String algorithm = algorithmOf(certificate.getPublicKey());
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
  }

  /** The word for the key type in TLS: {@code EdDSA} or {@code EC}. */
  static String algorithmOf(PublicKey key) throws CertificateException {
    return switch (key) {
      case EdECPublicKey ed
          when ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName()) ->
          "EdDSA";
      case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() == P256_BITS ->
          "EC";
      case PublicKey _ -> throw new CertificateException("its key is neither Ed25519 nor on P-256");
    };
  }

  static String signatureOf(X509Certificate certificate) throws CertificateException {
    return algorithmOf(certificate.getPublicKey()).equals("EC") ? "SHA256withECDSA" : "Ed25519";
  }
}

package io.shuijing.hal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An office's authority that lives for one test. */
public final class ExampleAuthority {
  /** When every certificate begins, unless a test says otherwise. */
  public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** When every certificate ends, unless a test says otherwise. */
  public static final Instant END = Instant.parse("2036-01-01T00:00:00Z");

  private final String keyType;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private long serial = 1;

  private ExampleAuthority(String keyType) throws GeneralSecurityException {
    this.keyType = keyType;
    this.keys = generate(keyType);
    this.certificate = sign(new Subject("ruzhou-water.example/office", BEGIN, END, true), keys);
  }

  /** An authority whose keys, and those it certifies, are Ed25519. */
  public static ExampleAuthority ed25519() throws GeneralSecurityException {
    return new ExampleAuthority("Ed25519");
  }

  /** An authority whose keys, and those it certifies, are on P-256. */
  public static ExampleAuthority p256() throws GeneralSecurityException {
    return new ExampleAuthority("EC");
  }

  /** The certificate that all sides pin. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** An identity that accepts every name, judged in the middle of its validity. */
  public LinkIdentity identity(String name) throws GeneralSecurityException {
    return identity(name, _ -> true);
  }

  /** An identity, judged in the middle of its validity. */
  public LinkIdentity identity(String name, Predicate<String> accepted)
      throws GeneralSecurityException {
    return identity(
        new Subject(name, BEGIN, END, false), accepted, Instant.parse("2030-01-01T00:00:00Z"));
  }

  /** An identity with its own validity, which judges others at a time of its own. */
  public LinkIdentity identity(Subject subject, Predicate<String> accepted, Instant judgedAt)
      throws GeneralSecurityException {
    KeyPair own = generate(keyType);
    return new LinkIdentity(
        own.getPrivate(), sign(subject, own), certificate, () -> judgedAt, accepted);
  }

  /** Who a certificate is for, and when it holds. */
  public record Subject(String name, Instant begin, Instant end, boolean isAuthority) {}

  private X509Certificate sign(Subject subject, KeyPair of) throws GeneralSecurityException {
    try {
      String algorithm = keyType.equals("EC") ? "SHA256withECDSA" : "Ed25519";
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal("CN=ruzhou-water.example/office"),
              BigInteger.valueOf(serial++),
              Date.from(subject.begin()),
              Date.from(subject.end()),
              new X500Principal("CN=" + subject.name() + ",O=示例"),
              of.getPublic());
      if (subject.isAuthority()) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      }
      byte[] encoded =
          builder
              .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static KeyPair generate(String keyType) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
    if (keyType.equals("EC")) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }
}

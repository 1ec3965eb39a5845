package io.shuijing.dock.office;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * Issues the certificates of links (RFC 5280): a P-256 key that says which link key belongs to
 * which name. The same name and key always give the same certificate, so that issuing twice is
 * harmless.
 */
final class Authority {
  // RFC 5280, 4.1.2.5: no expiry. The beginning lies before any recorder's firmware, since a
  // recorder
  // without a clock judges by its firmware's date.
  private static final Date NOT_BEFORE = Date.from(Instant.parse("2000-01-01T00:00:00Z"));
  private static final Date NOT_AFTER = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

  private static final int SERIAL_BYTES = 16;
  private static final int KEY_ID_BYTES = 20;

  private final SoftwareSigner key;
  private final X500Name name;

  Authority(SoftwareSigner key) {
    this.key = key;
    this.name = commonName(key.key().name());
  }

  /** Its own certificate, in PEM. */
  String certificate() {
    try {
      byte[] spki = key.key().publicKey();
      X509v3CertificateBuilder builder = builder(name, spki);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return sign(builder);
    } catch (IOException e) {
      throw new IllegalStateException("a certificate in memory can be encoded", e);
    }
  }

  /**
   * A link certificate, in PEM: a dock may open links, a recorder may accept them.
   *
   * @param spki the link key, DER SPKI
   */
  String certificate(Name subject, byte[] spki) {
    KeyPurposeId purpose =
        subject.kind() == Name.Kind.DOCK
            ? KeyPurposeId.id_kp_clientAuth
            : KeyPurposeId.id_kp_serverAuth;
    try {
      X509v3CertificateBuilder builder = builder(commonName(subject.text()), spki);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      return sign(builder);
    } catch (IOException e) {
      throw new IllegalStateException("a certificate in memory can be encoded", e);
    }
  }

  private X509v3CertificateBuilder builder(X500Name subject, byte[] spki) throws IOException {
    MessageDigest sha256 = Digest.algorithm();
    sha256.update(spki);
    byte[] digest = sha256.digest(subject.getEncoded());
    BigInteger serial = new BigInteger(1, Arrays.copyOf(digest, SERIAL_BYTES)).add(BigInteger.ONE);
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name, serial, NOT_BEFORE, NOT_AFTER, subject, SubjectPublicKeyInfo.getInstance(spki));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(keyId(key.key().publicKey())));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(spki)));
    return builder;
  }

  // RFC 7093, section 2: any method that gives each key its own value
  private static byte[] keyId(byte[] spki) {
    return Arrays.copyOf(Digest.of(spki).bytes(), KEY_ID_BYTES);
  }

  private static X500Name commonName(String text) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, text).build();
  }

  private String sign(X509v3CertificateBuilder builder) throws IOException {
    byte[] der = builder.build(new Signing(key)).getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  /** Signs what was written into it, ecdsa-with-SHA256 (RFC 5758). */
  private record Signing(SoftwareSigner key, ByteArrayOutputStream written)
      implements ContentSigner {

    Signing(SoftwareSigner key) {
      this(key, new ByteArrayOutputStream());
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    @Override
    public OutputStream getOutputStream() {
      return written;
    }

    @Override
    public byte[] getSignature() {
      try {
        return key.sign(written.toByteArray());
      } catch (SigningFailed e) {
        throw new IllegalStateException("a key in memory signs", e);
      }
    }
  }
}

package io.shuijing.evidence.note;

import io.shuijing.evidence.Malformed;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A private key in memory. Its string form never shows the key. Cosigning is {@link #cosign}: a
 * witness signs time and text.
 */
public final class SoftwareSigner implements Signer {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final ASN1ObjectIdentifier ED25519_ID =
      new ASN1ObjectIdentifier("1.3.101.112"); // RFC 8410
  private static final String END = "-----END PRIVATE KEY-----";

  private final AsymmetricKeyParameter privateKey;
  private final VerifierKey key;

  private SoftwareSigner(String name, Suite suite, AsymmetricKeyParameter privateKey) {
    this.privateKey = privateKey;
    try {
      this.key = VerifierKey.of(name, suite, publicKey(privateKey));
    } catch (Malformed | IOException e) {
      throw new IllegalStateException("a private key whose public key is not clean", e);
    }
  }

  /** An Ed25519 key from 32 unpredictable bytes. */
  public static SoftwareSigner ed25519(String name, byte[] seed) {
    return new SoftwareSigner(name, Suite.ED25519, new Ed25519PrivateKeyParameters(seed, 0));
  }

  /** A P-256 key from at least 40 unpredictable bytes. */
  public static SoftwareSigner p256(String name, byte[] seed) {
    return new SoftwareSigner(
        name,
        Suite.ECDSA_P256,
        scalar(seed, SECObjectIdentifiers.secp256r1, NISTNamedCurves.getByName("P-256")));
  }

  /** An SM2 key from at least 40 unpredictable bytes. */
  public static SoftwareSigner sm2(String name, byte[] seed) {
    return new SoftwareSigner(
        name,
        Suite.SM2_SM3,
        scalar(seed, GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1")));
  }

  // FIPS 186-5, A.2.1: extra random bits, then reduced
  private static ECPrivateKeyParameters scalar(
      byte[] seed, ASN1ObjectIdentifier curve, X9ECParameters parameters) {
    if (seed.length < 40) {
      throw new IllegalArgumentException("a seed has at least 40 bytes");
    }
    BigInteger order = parameters.getN();
    BigInteger d = new BigInteger(1, seed).mod(order.subtract(BigInteger.ONE)).add(BigInteger.ONE);
    return new ECPrivateKeyParameters(d, new ECNamedDomainParameters(curve, parameters));
  }

  /**
   * Reads a PKCS #8 key in PEM.
   *
   * @throws Malformed if it is none, or of no suite (clause K4); the message never shows the key
   */
  public static SoftwareSigner fromPem(String name, String pem) throws Malformed {
    String trimmed = pem.strip();
    if (!trimmed.startsWith(BEGIN) || !trimmed.endsWith(END)) {
      throw new Malformed("K4", "not a PEM file with a PRIVATE KEY");
    }
    String body = trimmed.substring(BEGIN.length(), trimmed.length() - END.length());
    AsymmetricKeyParameter read;
    try {
      read = PrivateKeyFactory.createKey(Base64.getMimeDecoder().decode(body));
    } catch (IOException | RuntimeException e) {
      throw new Malformed("K4", "a PRIVATE KEY that cannot be read");
    }
    return new SoftwareSigner(name, suiteOf(read), read);
  }

  private static Suite suiteOf(AsymmetricKeyParameter key) throws Malformed {
    if (key instanceof Ed25519PrivateKeyParameters) {
      return Suite.ED25519;
    }
    if (key instanceof ECPrivateKeyParameters ec
        && ec.getParameters() instanceof ECNamedDomainParameters named) {
      if (named.getName().equals(SECObjectIdentifiers.secp256r1)) {
        return Suite.ECDSA_P256;
      }
      if (named.getName().equals(GMObjectIdentifiers.sm2p256v1)) {
        return Suite.SM2_SM3;
      }
    }
    throw new Malformed("K4", "a private key of no suite that is known here");
  }

  /** The key as PKCS #8 in PEM; for the file that keeps it, mode 0600. */
  public String toPem() {
    try {
      byte[] der = privateKeyInfo().getEncoded();
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      return BEGIN + "\n" + body + "\n" + END + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("a key in memory can be encoded", e);
    }
  }

  // OpenSSL 3.0 does not read the second version of PKCS #8, which holds the public key too
  private PrivateKeyInfo privateKeyInfo() throws IOException {
    return privateKey instanceof Ed25519PrivateKeyParameters ed
        ? new PrivateKeyInfo(
            new AlgorithmIdentifier(ED25519_ID), new DEROctetString(ed.getEncoded()))
        : PrivateKeyInfoFactory.createPrivateKeyInfo(privateKey);
  }

  private static byte[] publicKey(AsymmetricKeyParameter key) throws IOException {
    if (key instanceof Ed25519PrivateKeyParameters ed) {
      return ed.generatePublicKey().getEncoded();
    }
    ECPrivateKeyParameters ec = (ECPrivateKeyParameters) key;
    ECPublicKeyParameters publicKey =
        new ECPublicKeyParameters(
            ec.getParameters().getG().multiply(ec.getD()).normalize(), ec.getParameters());
    return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey).getEncoded("DER");
  }

  @Override
  public VerifierKey key() {
    return key;
  }

  @Override
  public byte[] sign(byte[] text) throws SigningFailed {
    try {
      return switch (key.suite()) {
        case ED25519 -> edwards(text);
        case ECDSA_P256 -> p256(text);
        case SM2_SM3 -> sm2(text);
        case COSIGNATURE -> throw new IllegalStateException("a witness signs with its time");
      };
    } catch (CryptoException e) {
      throw new SigningFailed("the key of " + key.name() + " did not sign", e);
    }
  }

  /** A C2SP cosignature/v1 by this Ed25519 key, under its name. */
  public NoteSignature cosign(Note checkpoint, long posixSeconds) {
    VerifierKey witness = witnessKey();
    byte[] signature = edwards(SignatureJudge.cosigned(posixSeconds, checkpoint.text()));
    byte[] stamped =
        java.nio.ByteBuffer.allocate(8 + signature.length)
            .putLong(posixSeconds)
            .put(signature)
            .array();
    return new NoteSignature(witness.name(), witness.id(), stamped);
  }

  /** The key that verifies what {@link #cosign} makes. */
  public VerifierKey witnessKey() {
    try {
      return VerifierKey.of(key.name(), Suite.COSIGNATURE, key.publicKey());
    } catch (Malformed e) {
      throw new IllegalStateException("only an Ed25519 key cosigns", e);
    }
  }

  private byte[] edwards(byte[] text) {
    byte[] signature = new byte[Ed25519PrivateKeyParameters.SIGNATURE_SIZE];
    Ed25519PrivateKeyParameters edwards = (Ed25519PrivateKeyParameters) privateKey;
    edwards.sign(
        org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm.Ed25519,
        null,
        text,
        0,
        text.length,
        signature,
        0);
    return signature;
  }

  private byte[] p256(byte[] text) {
    // RFC 6979: no randomness, so no way to leak the key through bad randomness
    DSADigestSigner signer =
        new DSADigestSigner(
            new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest())), new SHA256Digest());
    signer.init(true, privateKey);
    signer.update(text, 0, text.length);
    return signer.generateSignature();
  }

  private byte[] sm2(byte[] text) throws CryptoException {
    SM2Signer signer = new SM2Signer();
    signer.init(true, new ParametersWithID(privateKey, sm2Id()));
    signer.update(text, 0, text.length);
    return signer.generateSignature();
  }

  /** GM/T 0009: the id that is hashed in when the parties agreed on no other. */
  static byte[] sm2Id() {
    return Arrays.copyOf("1234567812345678".getBytes(StandardCharsets.US_ASCII), 16);
  }

  @Override
  public String toString() {
    return "signer of " + key.name();
  }
}

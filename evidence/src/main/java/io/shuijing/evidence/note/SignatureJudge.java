package io.shuijing.evidence.note;

import io.shuijing.evidence.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Decides on signatures of one public key, and agrees with OpenSSL on every one. */
abstract sealed class SignatureJudge {
  private static final byte[] ED25519_SPKI = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  // two 256-bit integers, each with its sign byte, and three headers
  private static final int MAX_DER_BYTES = 72;

  private final byte[] spki;

  private SignatureJudge(byte[] spki) {
    this.spki = spki;
  }

  static SignatureJudge of(Suite suite, byte[] publicKey) throws Malformed {
    return switch (suite) {
      case ED25519 -> new Edwards(publicKey);
      case COSIGNATURE -> new Cosigner(publicKey);
      case ECDSA_P256 -> new P256(publicKey);
      case SM2_SM3 -> new Sm2(publicKey);
    };
  }

  abstract boolean accepts(byte[] text, byte[] signature);

  byte[] spki() {
    return spki.clone();
  }

  PublicKey publicKey() {
    throw new IllegalStateException("the platform has no keys of this suite");
  }

  private static byte[] edwardsSpki(byte[] publicKey) throws Malformed {
    if (publicKey.length != Ed25519.PUBLIC_KEY_SIZE
        || !Ed25519.validatePublicKeyFull(publicKey, 0)) {
      throw new Malformed(
          "K3", "not a clean Ed25519 key (low order, mixed order or not canonical)");
    }
    byte[] spki = Arrays.copyOf(ED25519_SPKI, ED25519_SPKI.length + publicKey.length);
    System.arraycopy(publicKey, 0, spki, ED25519_SPKI.length, publicKey.length);
    return spki;
  }

  private static PublicKey platformKey(String algorithm, byte[] spki) throws Malformed {
    try {
      return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
    } catch (GeneralSecurityException e) {
      throw new Malformed("K3", "not a public key of " + algorithm + ": " + e.getMessage());
    }
  }

  private static boolean platformAccepts(
      String algorithm, PublicKey key, byte[] text, byte[] signature) {
    try {
      Signature check = Signature.getInstance(algorithm);
      check.initVerify(key);
      check.update(text);
      return check.verify(signature);
    } catch (java.security.SignatureException e) {
      return false; // the platform's way to say that the encoding is wrong
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /**
   * Two judges with one answer. The fast one (BouncyCastle) checks the equation times the cofactor,
   * OpenSSL and the JDK without it. The two differ only if the key or the signature's R has a part
   * of small order; the key was refused then, and such an R is left to the JDK. So is every refusal
   * of the fast one.
   */
  private static final class Edwards extends SignatureJudge {
    private final byte[] publicKey;

    Edwards(byte[] publicKey) throws Malformed {
      super(edwardsSpki(publicKey));
      this.publicKey = publicKey.clone();
    }

    @Override
    boolean accepts(byte[] text, byte[] signature) {
      if (signature.length != Ed25519.SIGNATURE_SIZE) {
        return false;
      }
      boolean fast = Ed25519.verify(signature, 0, publicKey, 0, text, 0, text.length);
      return (fast && Ed25519.validatePublicKeyFull(signature, 0))
          || platformAccepts("Ed25519", publicKey(), text, signature);
    }

    // made when it is asked for: most keys that are read never judge anything
    @Override
    PublicKey publicKey() {
      try {
        return platformKey("Ed25519", spki());
      } catch (Malformed e) {
        throw new IllegalStateException("a clean key that the platform does not read", e);
      }
    }
  }

  /**
   * C2SP tlog-cosignature: eight bytes of POSIX time, then an Ed25519 signature over time and text.
   */
  private static final class Cosigner extends SignatureJudge {
    private final Edwards edwards;

    Cosigner(byte[] publicKey) throws Malformed {
      Edwards judge = new Edwards(publicKey);
      super(judge.spki());
      this.edwards = judge;
    }

    @Override
    boolean accepts(byte[] text, byte[] signature) {
      if (signature.length != 8 + Ed25519.SIGNATURE_SIZE) {
        return false;
      }
      long time = ByteBuffer.wrap(signature).getLong();
      return time >= 0
          && edwards.accepts(
              cosigned(time, text), Arrays.copyOfRange(signature, 8, signature.length));
    }

    @Override
    PublicKey publicKey() {
      return edwards.publicKey();
    }
  }

  /** The bytes that a witness signs (C2SP tlog-cosignature). */
  static byte[] cosigned(long posixSeconds, byte[] checkpoint) {
    byte[] head =
        ("cosignature/v1\ntime " + posixSeconds + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + checkpoint.length);
    System.arraycopy(checkpoint, 0, all, head.length, checkpoint.length);
    return all;
  }

  /** ECDSA with SHA-256; an encoding that is not the one DER form is refused, as in OpenSSL. */
  private static final class P256 extends SignatureJudge {
    private final ECPublicKeyParameters key;
    private final PublicKey platformKey;

    P256(byte[] spki) throws Malformed {
      super(spki.clone());
      this.key = ellipticKey(spki, SECObjectIdentifiers.secp256r1);
      this.platformKey = platformKey("EC", spki);
    }

    @Override
    boolean accepts(byte[] text, byte[] signature) {
      return isDer(signature, key)
          && platformAccepts("SHA256withECDSA", platformKey, text, signature);
    }

    @Override
    PublicKey publicKey() {
      return platformKey;
    }
  }

  private static final class Sm2 extends SignatureJudge {
    private final ECPublicKeyParameters key;

    Sm2(byte[] spki) throws Malformed {
      super(spki.clone());
      this.key = ellipticKey(spki, GMObjectIdentifiers.sm2p256v1);
    }

    @Override
    boolean accepts(byte[] text, byte[] signature) {
      if (!isDer(signature, key)) {
        return false;
      }
      SM2Signer check = new SM2Signer();
      check.init(false, new ParametersWithID(key, SoftwareSigner.sm2Id()));
      check.update(text, 0, text.length);
      return check.verifySignature(signature);
    }
  }

  // Named curve only: a key that brings its own curve parameters can be made to fit any signature.
  // BouncyCastle checks that the point lies on the curve.
  private static ECPublicKeyParameters ellipticKey(byte[] spki, ASN1ObjectIdentifier curve)
      throws Malformed {
    try {
      if (PublicKeyFactory.createKey(spki) instanceof ECPublicKeyParameters ec
          && ec.getParameters() instanceof ECNamedDomainParameters named
          && named.getName().equals(curve)
          && Arrays.equals(
              SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(ec).getEncoded("DER"), spki)) {
        return ec;
      }
    } catch (IOException | RuntimeException e) {
      throw new Malformed("K3", "not a public key: " + e.getMessage());
    }
    throw new Malformed("K3", "not an uncompressed key on the named curve " + curve);
  }

  private static boolean isDer(byte[] signature, ECPublicKeyParameters key) {
    if (signature.length > MAX_DER_BYTES) {
      return false;
    }
    try {
      StandardDSAEncoding.INSTANCE.decode(key.getParameters().getN(), signature);
      return true;
    } catch (IOException | RuntimeException e) {
      return false; // BouncyCastle's way to say that the encoding is wrong
    }
  }
}

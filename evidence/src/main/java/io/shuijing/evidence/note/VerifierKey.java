package io.shuijing.evidence.note;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key under a name, written {@code NAME+<key id, 8 hex digits>+base64(suite ‖ public key)}
 * (clause N5).
 */
public final class VerifierKey {
  private final String name;
  private final Suite suite;
  private final byte[] publicKey;
  private final int id;
  private final SignatureJudge judge;

  private VerifierKey(String name, Suite suite, byte[] publicKey) throws Malformed {
    this.name = name;
    this.suite = suite;
    this.publicKey = publicKey;
    this.id = idOf(name, suite, publicKey);
    this.judge = SignatureJudge.of(suite, publicKey);
  }

  /**
   * A key from its parts.
   *
   * @throws Malformed if it is not a clean public key of the suite (clause K3)
   */
  public static VerifierKey of(String name, Suite suite, byte[] publicKey) throws Malformed {
    if (!Note.isKeyName(name)) {
      throw new Malformed("N5", "not a key name: " + Lines.shown(name));
    }
    return new VerifierKey(name, suite, publicKey.clone());
  }

  /**
   * Reads a key from its text.
   *
   * @throws Malformed clauses N4, N5, K3
   */
  public static VerifierKey parse(String vkey) throws Malformed {
    // base64 contains '+', so only the first two count
    int first = vkey.indexOf('+');
    int second = vkey.indexOf('+', first + 1);
    if (first < 0 || second < 0) {
      throw new Malformed("N5", "not a verifier key: " + Lines.shown(vkey));
    }
    byte[] material = Note.base64(vkey.substring(second + 1));
    Suite suite = Suite.of(material);
    byte[] publicKey = Arrays.copyOfRange(material, suite.identifier().length, material.length);
    VerifierKey key = of(vkey.substring(0, first), suite, publicKey);
    if (!key.idHex().equals(vkey.substring(first + 1, second))) {
      throw new Malformed("N5", "a key id that is not the key's: " + Lines.shown(vkey));
    }
    return key;
  }

  private static int idOf(String name, Suite suite, byte[] publicKey) {
    ByteArrayOutputStream hashed = new ByteArrayOutputStream();
    if (suite != Suite.ECDSA_P256) { // C2SP keeps the historical id of this suite: the key alone
      hashed.writeBytes(name.getBytes(StandardCharsets.UTF_8));
      hashed.write('\n');
      hashed.writeBytes(suite.identifier());
    }
    hashed.writeBytes(publicKey);
    return ByteBuffer.wrap(Digest.of(hashed.toByteArray()).bytes()).getInt();
  }

  /** Whether this key made this signature over this text. */
  public boolean verifies(byte[] text, byte[] signature) {
    return judge.accepts(text, signature);
  }

  /** The key name. */
  public String name() {
    return name;
  }

  /** How it signs. */
  public Suite suite() {
    return suite;
  }

  /** First four bytes of the key's hash. */
  public int id() {
    return id;
  }

  /** The public key in the suite's form. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The public key for other tools: DER SPKI. */
  public PublicKey toPublicKey() {
    return judge.publicKey();
  }

  /** The public key for {@code openssl}: PEM. */
  public String pem() {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(judge.spki());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  private String idHex() {
    return String.format(java.util.Locale.ROOT, "%08x", id);
  }

  /** The text form. */
  @Override
  public String toString() {
    byte[] prefix = suite.identifier();
    byte[] material = Arrays.copyOf(prefix, prefix.length + publicKey.length);
    System.arraycopy(publicKey, 0, material, prefix.length, publicKey.length);
    return name + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(material);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && suite == that.suite
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return id;
  }
}

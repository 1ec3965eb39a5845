package io.shuijing.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value (FIPS 180-4); written as 64 lower-case hex digits. */
public final class Digest implements Comparable<Digest> {
  /** Bytes in a digest. */
  public static final int BYTES = 32;

  /** What stands for the record before the first one. */
  public static final Digest ZERO = new Digest(new byte[BYTES]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] value;

  private Digest(byte[] value) {
    this.value = value;
  }

  /** The digest of some bytes. */
  public static Digest of(byte[] bytes) {
    return new Digest(algorithm().digest(bytes));
  }

  /** The digest of the UTF-8 form of a text. */
  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A digest from its 32 bytes. */
  public static Digest fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
    }
    return new Digest(bytes.clone());
  }

  /**
   * A digest from its text.
   *
   * @throws Malformed if it is not 64 lower-case hex digits (clause L6)
   */
  public static Digest fromHex(String hex) throws Malformed {
    if (hex.length() != 2 * BYTES || !isLowerHex(hex)) {
      throw new Malformed("L6", "not 64 lower-case hex digits: " + Lines.shown(hex));
    }
    return new Digest(HEX.parseHex(hex));
  }

  private static boolean isLowerHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** A fresh SHA-256 computation. */
  public static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return value.clone();
  }

  /** 64 lower-case hex digits. */
  public String hex() {
    return HEX.formatHex(value);
  }

  @Override
  public int compareTo(Digest other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return hex();
  }
}

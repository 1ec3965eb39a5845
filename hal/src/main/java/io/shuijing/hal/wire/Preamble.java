package io.shuijing.hal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The two lines by which dock and recorder find the beginning of a session in a stream that may
 * hold anything before it.
 *
 * <p>Bytes are looked at in windows of the length of a line, so that garbage of any length, and a
 * line that never ends, cost no memory.
 */
enum Preamble {
  /** What the dock says: {@code shuijing-link/1 <nonce>}. */
  CALL("shuijing-link/1 "),
  /** What the recorder says: {@code shuijing-link/1 ok <nonce>}. */
  OK("shuijing-link/1 ok ");

  /** 16 random bytes in lower-case hex. */
  static final int NONCE_CHARACTERS = 32;

  private final String words;

  Preamble(String words) {
    this.words = words;
  }

  byte[] line(String nonce) {
    return (words + nonce + "\n").getBytes(US_ASCII);
  }

  /**
   * Takes everything up to the first such line, and the line; gives its nonce. If there is none
   * yet, keeps only what could be the beginning of one.
   */
  Optional<String> find(ByteBuffer bytes) {
    for (int end = bytes.position() + length(); end <= bytes.limit(); end++) {
      if (endsAt(bytes, end)) {
        bytes.position(end);
        return Optional.of(nonceBefore(bytes, end));
      }
    }
    bytes.position(Math.max(bytes.position(), bytes.limit() - length() + 1));
    return Optional.empty();
  }

  /** Whether the last thing that came is such a line. */
  boolean isLastIn(ByteBuffer bytes) {
    return bytes.remaining() >= length() && endsAt(bytes, bytes.limit());
  }

  private boolean endsAt(ByteBuffer bytes, int end) {
    if (bytes.get(end - 1) != '\n') {
      return false;
    }
    int start = end - length();
    for (int i = 0; i < words.length(); i++) {
      if (bytes.get(start + i) != words.charAt(i)) {
        return false;
      }
    }
    return nonceBefore(bytes, end).chars().allMatch(Preamble::isHex);
  }

  private static String nonceBefore(ByteBuffer bytes, int end) {
    byte[] nonce = new byte[NONCE_CHARACTERS];
    bytes.get(end - 1 - NONCE_CHARACTERS, nonce);
    return new String(nonce, US_ASCII);
  }

  private int length() {
    return words.length() + NONCE_CHARACTERS + 1;
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}

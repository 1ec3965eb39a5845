package io.shuijing.hal.link;

/**
 * One question or one answer.
 *
 * @param header text, at most {@link #MAX_HEADER_BYTES} in UTF-8
 * @param body at most {@link #MAX_BODY_BYTES}; empty if there is none
 */
public record Frame(String header, byte[] body) {
  /** Longest header. */
  public static final int MAX_HEADER_BYTES = 64 * 1024;

  /** Longest body. */
  public static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  /** A frame without body. */
  public static Frame of(String header) {
    return new Frame(header, new byte[0]);
  }
}

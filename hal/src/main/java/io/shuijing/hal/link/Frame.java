package io.shuijing.hal.link;

import java.nio.charset.StandardCharsets;

/**
 * One question or one answer. A frame that was handed over is not changed afterwards: its body is
 * sent as it stands, without a copy.
 *
 * @param header text, at most {@link #MAX_HEADER_BYTES} in UTF-8
 * @param body at most {@link #MAX_BODY_BYTES}; empty if there is none
 */
public record Frame(String header, byte[] body) {
  /** Longest header. */
  public static final int MAX_HEADER_BYTES = 64 * 1024;

  /** Longest body. */
  public static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  /**
   * @throws IllegalArgumentException if a part is longer than its limit, or the header cannot be
   *     written as UTF-8
   */
  public Frame {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(header)) {
      throw new IllegalArgumentException("the header has half a surrogate pair");
    }
    int headerBytes = header.getBytes(StandardCharsets.UTF_8).length;
    if (headerBytes > MAX_HEADER_BYTES) {
      throw new IllegalArgumentException("header of " + headerBytes + " bytes is too long");
    }
    if (body.length > MAX_BODY_BYTES) {
      throw new IllegalArgumentException("body of " + body.length + " bytes is too long");
    }
  }

  /** A frame without body. */
  public static Frame of(String header) {
    return new Frame(header, new byte[0]);
  }
}

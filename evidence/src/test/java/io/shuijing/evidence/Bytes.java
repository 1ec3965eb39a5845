package io.shuijing.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Byte arrays in the hands of tests. */
public final class Bytes {
  private Bytes() {}

  /** The UTF-8 form of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All of these, one behind the other. */
  public static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** The same but for one bit. */
  public static byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }

  /** Repeatable noise of some length. */
  public static byte[] noise(int length, int seed) {
    byte[] bytes = new byte[length];
    int state = seed * 2654435 + 1;
    for (int i = 0; i < length; i++) {
      state = state * 1103515245 + 12345;
      bytes[i] = (byte) (state >> 16);
    }
    return bytes;
  }
}

package io.shuijing.evidence;

import java.nio.charset.StandardCharsets;

/** Writes a text that {@link Lines} reads. */
public final class LineWriter {
  private final StringBuilder text = new StringBuilder();

  /** Starts with the format's name and version, such as {@code shuijing-journal/v1}. */
  public LineWriter(String format) {
    text.append(format).append('\n');
  }

  /** Adds {@code key value value…}; a value that would begin another line is a caller's defect. */
  public LineWriter line(String key, Object... values) {
    text.append(key);
    for (Object value : values) {
      String word = value.toString();
      if (word.isEmpty() || word.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("no value of " + key + ": " + Lines.shown(word));
      }
      text.append(' ').append(word);
    }
    text.append('\n');
    return this;
  }

  /** The text; what {@link Lines} would refuse is a defect of the caller. */
  public byte[] bytes() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      Lines.of(bytes);
    } catch (Malformed e) {
      throw new IllegalStateException("a text that could not be read back", e);
    }
    return bytes;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

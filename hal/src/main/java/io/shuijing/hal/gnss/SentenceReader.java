package io.shuijing.hal.gnss;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds sentences among whatever comes down a line. A sentence begins at {@code $} and ends at CR
 * or LF; what is longer, holds a byte that is not printable, or stands between sentences is passed
 * over. Not for several threads.
 */
final class SentenceReader {
  /**
   * The longest sentence, from {@code $} to the checksum. The standard says 80; receivers of high
   * precision say 90 and more.
   */
  static final int MOST_CHARACTERS = 160;

  private final StringBuilder line = new StringBuilder(MOST_CHARACTERS);
  private boolean inside;
  private long beganNanos;

  /**
   * A sentence.
   *
   * @param beganNanos when its first bytes came, on the steady clock
   */
  record Heard(Sentence sentence, long beganNanos) {}

  /** The sentences that end in these bytes, which came at that moment. */
  List<Heard> read(byte[] bytes, int count, long steadyNanos) {
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      char character = (char) (bytes[i] & 0xff);
      if (character == '$') {
        begin(steadyNanos);
      } else if (inside && (character == '\r' || character == '\n')) {
        end().ifPresent(heard::add);
      } else if (inside) {
        take(character);
      }
    }
    return heard;
  }

  private void begin(long steadyNanos) {
    line.setLength(0);
    line.append('$');
    inside = true;
    beganNanos = steadyNanos;
  }

  private void take(char character) {
    boolean printable = character >= ' ' && character <= '~';
    if (!printable || line.length() == MOST_CHARACTERS) {
      inside = false;
    } else {
      line.append(character);
    }
  }

  private Optional<Heard> end() {
    inside = false;
    return Sentence.read(line.toString()).map(s -> new Heard(s, beganNanos));
  }
}

package io.shuijing.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A UTC time as it is written (clause L7). By hand, because a reader of journals does it for every
 * record and the formatters of the platform take most of that time.
 */
final class TimeText {
  private static final String SHAPE = "0000-00-00T00:00:00.000Z";
  private static final int NANOS_A_MILLI = 1_000_000;

  private TimeText() {}

  /** Reads a time; there must be such a day, and there is no second 60. */
  static Instant read(String word) throws Malformed {
    if (!hasShape(word)) {
      throw new Malformed("L7", "not a time: " + Lines.shown(word));
    }
    try {
      return LocalDateTime.of(
              number(word, 0, 4),
              number(word, 5, 7),
              number(word, 8, 10),
              number(word, 11, 13),
              number(word, 14, 16),
              number(word, 17, 19),
              number(word, 20, 23) * NANOS_A_MILLI)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Malformed("L7", "no such time: " + Lines.shown(word));
    }
  }

  /** Writes a time of the years 0 to 9999; what is finer than a millisecond is cut off. */
  static String write(Instant time) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    StringBuilder out = new StringBuilder(SHAPE.length());
    put(out, utc.getYear(), 4, '-');
    put(out, utc.getMonthValue(), 2, '-');
    put(out, utc.getDayOfMonth(), 2, 'T');
    put(out, utc.getHour(), 2, ':');
    put(out, utc.getMinute(), 2, ':');
    put(out, utc.getSecond(), 2, '.');
    put(out, utc.getNano() / NANOS_A_MILLI, 3, 'Z');
    return out.toString();
  }

  private static boolean hasShape(String word) {
    if (word.length() != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char wanted = SHAPE.charAt(i);
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String word, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = 10 * value + word.charAt(i) - '0';
    }
    return value;
  }

  private static void put(StringBuilder out, int value, int digits, char behind) {
    String number = Integer.toString(value);
    out.repeat('0', digits - number.length()).append(number).append(behind);
  }
}

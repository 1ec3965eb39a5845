package io.shuijing.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of the format (clauses L1 to L9): UTF-8 lines {@code key SP value [SP value…]}, read
 * strictly in the order in which the specification gives them. There is exactly one way to write
 * any text, so a second encoding of the same content is malformed.
 */
public final class Lines {
  /** Longest line, without its LF. */
  public static final int MAX_LINE_BYTES = 1024;

  /** Longest text. */
  public static final int MAX_TEXT_BYTES = 256 * 1024;

  private static final int MAX_TOKEN = 128;

  /** Longest detail. */
  public static final int MAX_DETAIL = 200;

  private static final int MOST_BYTES_A_CHAR = 3;

  private static final Instant FIRST_TIME = Instant.EPOCH;
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  private final List<String> lines;
  private int at;

  private Lines(List<String> lines) {
    this.lines = lines;
  }

  /**
   * Splits a text.
   *
   * @param text ends with LF
   * @throws Malformed clauses L1, L2, L3, L8
   */
  public static Lines of(byte[] text) throws Malformed {
    if (text.length > MAX_TEXT_BYTES) {
      throw new Malformed("L8", "a text of " + text.length + " bytes");
    }
    String all = utf8(text);
    if (all.isEmpty() || !all.endsWith("\n")) {
      throw new Malformed("L1", "a text ends with LF");
    }
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < all.length()) {
      int end = all.indexOf('\n', start);
      String line = all.substring(start, end);
      checkLine(line);
      lines.add(line);
      start = end + 1;
    }
    return new Lines(lines);
  }

  /** Decodes strictly. */
  public static String utf8(byte[] bytes) throws Malformed {
    if (isAscii(bytes)) {
      return new String(bytes, StandardCharsets.US_ASCII);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("L1", "not UTF-8");
    }
  }

  // nearly all that is read, and several times as fast
  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static void checkLine(String line) throws Malformed {
    if (line.isEmpty()) {
      throw new Malformed("L2", "a blank line inside a text");
    }
    if (line.length() > MAX_LINE_BYTES / MOST_BYTES_A_CHAR
        && line.getBytes(StandardCharsets.UTF_8).length > MAX_LINE_BYTES) {
      throw new Malformed("L8", "a line of more than " + MAX_LINE_BYTES + " bytes");
    }
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        throw new Malformed("L2", "a control character in: " + shown(line));
      }
    }
    if (line.startsWith(" ") || line.endsWith(" ") || line.contains("  ")) {
      throw new Malformed("L3", "a space too many in: " + shown(line));
    }
  }

  /** Reads the next line, which must be exactly this one. */
  public void exactly(String line) throws Malformed {
    if (at >= lines.size() || !lines.get(at).equals(line)) {
      throw new Malformed("L4", "expected '" + line + "', found " + shownNext());
    }
    at++;
  }

  /** Whether the next line has this key. */
  public boolean nextIs(String key) {
    return at < lines.size() && hasKey(lines.get(at), key);
  }

  /** Reads the next line, which must have this key and {@code count} values. */
  public String[] values(String key, int count) throws Malformed {
    String[] words = rest(key).split(" ", -1);
    if (words.length != count) {
      throw new Malformed("L5", key + " takes " + count + " values, not " + words.length);
    }
    return words;
  }

  /** Reads the next line, which must have this key and one value. */
  public String value(String key) throws Malformed {
    String value = rest(key);
    if (value.indexOf(' ') >= 0) {
      throw new Malformed("L5", key + " takes one value");
    }
    return value;
  }

  /** Reads the next line, which must have this key; gives all after it, at least one character. */
  public String rest(String key) throws Malformed {
    if (!nextIs(key)) {
      throw new Malformed("L4", "expected '" + key + "', found " + shownNext());
    }
    String line = lines.get(at++);
    if (line.length() == key.length()) {
      throw new Malformed("L5", key + " has no value");
    }
    return line.substring(key.length() + 1);
  }

  /**
   * Reads the next line, which must have this key; all after it is one line for a person: 1 to 200
   * printable ASCII characters (clause L9).
   */
  public String detail(String key) throws Malformed {
    String detail = rest(key);
    if (detail.length() > MAX_DETAIL || detail.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
      throw new Malformed("L9", key + " takes at most 200 printable ASCII characters");
    }
    return detail;
  }

  /** Any text made fit for {@link #detail}: what cannot stand there becomes {@code ?}. */
  public static String printable(String text) {
    String ascii = text.replaceAll("\\s+", " ").replaceAll("[^\\x20-\\x7e]", "?").strip();
    String cut = ascii.length() > MAX_DETAIL ? ascii.substring(0, MAX_DETAIL).strip() : ascii;
    return cut.isEmpty() ? "-" : cut;
  }

  /** There must be no further line. */
  public void end() throws Malformed {
    if (at < lines.size()) {
      throw new Malformed("L4", "unexpected " + shownNext());
    }
  }

  /** Reads a number: decimal, no sign, no leading zero, at most 2^53 (clause L5). */
  public static long number(String word) throws Malformed {
    boolean digits = !word.isEmpty() && word.length() <= 16;
    for (int i = 0; i < word.length() && digits; i++) {
      digits = word.charAt(i) >= '0' && word.charAt(i) <= '9';
    }
    if (!digits || (word.length() > 1 && word.charAt(0) == '0')) {
      throw new Malformed("L5", "not a number: " + shown(word));
    }
    long value = Long.parseLong(word);
    if (value > 1L << 53) {
      throw new Malformed("L5", "a number above 2^53: " + word);
    }
    return value;
  }

  /** Reads a number that may be negative; there is no {@code -0}. */
  public static long signed(String word) throws Malformed {
    if (!word.startsWith("-")) {
      return number(word);
    }
    long value = number(word.substring(1));
    if (value == 0) {
      throw new Malformed("L5", "not a number: -0");
    }
    return -value;
  }

  /**
   * Reads a UTC time with milliseconds, such as {@code 2026-11-23T21:32:10.123Z}, of the years 1970
   * to 9999 (clause L7).
   */
  public static Instant time(String word) throws Malformed {
    Instant time = TimeText.read(word);
    if (!isTime(time)) {
      throw new Malformed("L7", "not a time: " + shown(word));
    }
    return time;
  }

  /** Writes a UTC time with milliseconds; what is finer is cut off. */
  public static String time(Instant time) {
    if (!isTime(time)) {
      throw new IllegalArgumentException("a time outside the years 1970 to 9999: " + time);
    }
    return TimeText.write(time);
  }

  /** Whether a time can be written at all (clause L7). */
  public static boolean isTime(Instant time) {
    return !time.isBefore(FIRST_TIME) && !time.isAfter(LAST_TIME);
  }

  /** The time itself, or the one nearest to it that can be written: a clock may say anything. */
  public static Instant nearestTime(Instant time) {
    return time.isBefore(FIRST_TIME) ? FIRST_TIME : time.isAfter(LAST_TIME) ? LAST_TIME : time;
  }

  /** Reads a word of letters, digits and {@code . _ : + / = @ -}, at most 128 (clause L5). */
  public static String token(String word) throws Malformed {
    if (!isToken(word)) {
      throw new Malformed("L5", "not a plain word: " + shown(word));
    }
    return word;
  }

  /** Whether something is a plain word. */
  public static boolean isToken(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "._:+/=@-".indexOf(c) >= 0;
      if (!plain) {
        return false;
      }
    }
    return !word.isEmpty() && word.length() <= MAX_TOKEN;
  }

  /** Any text made fit for a message: control characters and great length taken out. */
  public static String shown(String text) {
    String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return "'" + cut.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  private String shownNext() {
    return at < lines.size() ? shown(lines.get(at)) : "the end";
  }

  private static boolean hasKey(String line, String key) {
    return line.startsWith(key)
        && (line.length() == key.length() || line.charAt(key.length()) == ' ');
  }
}

package io.shuijing.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signs: {@code <office domain>/recorder/<serial>}, {@code <office domain>/dock/<name>} or
 * {@code <office domain>/office} (clause K1). The same text is the key name of a note and the
 * common name of a link certificate, where X.520 allows 64 characters.
 */
public record Name(String text) {
  /** No name is longer. */
  public static final int MAX_LENGTH = 64;

  private static final Pattern SHAPE =
      Pattern.compile(
          "([a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?)/(?:(recorder|dock)/([A-Za-z0-9][A-Za-z0-9._-]{0,62})|office)");

  /** What a name names. */
  public enum Kind {
    RECORDER,
    DOCK,
    OFFICE
  }

  /** Refuses what is not a name; for text from outside use {@link #parse}. */
  public Name {
    if (!isName(text)) {
      throw new IllegalArgumentException("not a name: " + Lines.shown(text));
    }
  }

  /**
   * Reads a name.
   *
   * @throws Malformed if it has another shape (clause K1)
   */
  public static Name parse(String text) throws Malformed {
    if (!isName(text)) {
      throw new Malformed("K1", "not a name: " + Lines.shown(text));
    }
    return new Name(text);
  }

  // names become folders, so none may hold a way out
  private static boolean isName(String text) {
    return text.length() <= MAX_LENGTH && !text.contains("..") && SHAPE.matcher(text).matches();
  }

  /** A recorder of an office. */
  public static Name recorder(String domain, String serial) {
    return new Name(domain + "/recorder/" + serial);
  }

  /** A dock of an office. */
  public static Name dock(String domain, String name) {
    return new Name(domain + "/dock/" + name);
  }

  /** The office itself. */
  public static Name office(String domain) {
    return new Name(domain + "/office");
  }

  /** What it names. */
  public Kind kind() {
    String kind = matched().group(2);
    if (kind == null) {
      return Kind.OFFICE;
    }
    return kind.equals("recorder") ? Kind.RECORDER : Kind.DOCK;
  }

  /** The office's domain. */
  public String domain() {
    return matched().group(1);
  }

  /** The last part: a recorder's serial, a dock's name, or {@code office}. */
  public String last() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private Matcher matched() {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException("checked when it was made: " + text);
    }
    return matcher;
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.shuijing.evidence;

/**
 * Who signs: {@code <office domain>/recorder/<serial>}, {@code <office domain>/dock/<name>} or
 * {@code <office domain>/office} (clause K1). The same text is the key name of a note and the
 * common name of a link certificate, where X.520 allows 64 characters.
 */
public record Name(String text) {
  /** No name is longer. */
  public static final int MAX_LENGTH = 64;

  private static final String RECORDER = "recorder/";
  private static final String DOCK = "dock/";

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
    int slash = text.indexOf('/');
    return text.length() <= MAX_LENGTH
        && slash > 0
        && !text.contains("..")
        && isDomain(text.substring(0, slash))
        && isPlace(text.substring(slash + 1));
  }

  private static boolean isDomain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = i > 0 && i < text.length() - 1;
      if (!isLowerOrDigit(c) && !(inside && (c == '.' || c == '-'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlace(String text) {
    if (text.equals("office")) {
      return true;
    }
    int from = text.startsWith(RECORDER) ? RECORDER.length() : DOCK.length();
    boolean kind = text.startsWith(RECORDER) || text.startsWith(DOCK);
    boolean wellFormed = kind && text.length() > from;
    for (int i = from; i < text.length() && wellFormed; i++) {
      char c = text.charAt(i);
      boolean letter = isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
      wellFormed = letter || (i > from && (c == '.' || c == '_' || c == '-'));
    }
    return wellFormed;
  }

  private static boolean isLowerOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
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
    int place = text.indexOf('/') + 1;
    if (text.startsWith(RECORDER, place)) {
      return Kind.RECORDER;
    }
    return text.startsWith(DOCK, place) ? Kind.DOCK : Kind.OFFICE;
  }

  /** The office's domain. */
  public String domain() {
    return text.substring(0, text.indexOf('/'));
  }

  /** The last part: a recorder's serial, a dock's name, or {@code office}. */
  public String last() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.shuijing.dock.roster;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An officer.
 *
 * @param id within the office, such as {@code EX01}
 * @param name as it is spoken
 * @param certificate number of the law-enforcement certificate
 * @param team empty if in none
 * @param proofs by what an officer is known at the dock
 */
public record Officer(
    String id, String name, String certificate, Optional<String> team, Proofs proofs) {
  static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
  static final Pattern CERTIFICATE = Pattern.compile("[A-Za-z0-9-]{1,32}");
  static final Pattern CARD = Pattern.compile("[A-Za-z0-9]{4,32}");
  private static final int MAX_NAME = 40;

  /**
   * By what an officer is known.
   *
   * @param card number that the card reader gives
   * @param pin as a hash
   */
  public record Proofs(Optional<String> card, Optional<Pin> pin) {}

  /** Whether a name can be spoken and written everywhere. */
  static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= MAX_NAME
        && text.equals(text.strip())
        && !text.contains("  ")
        && !text.contains("[[")
        && text.codePoints().noneMatch(Officer::isInvisible);
  }

  static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.UNASSIGNED;
  }
}

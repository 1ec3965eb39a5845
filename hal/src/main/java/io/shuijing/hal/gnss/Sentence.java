package io.shuijing.hal.gnss;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One sentence of NMEA 0183 whose checksum is right: {@code $GNRMC,074150.799,A,…*52}.
 *
 * @param talker which constellation it is about, {@code GN} for several
 * @param type what it says: {@code RMC}, {@code GGA}…
 * @param fields what stands between the commas after the address; empty where nothing was said
 */
record Sentence(String talker, String type, List<String> fields) {
  /** GPS, GLONASS, Galileo, BeiDou by its two names, QZSS, and several together. */
  private static final Set<String> TALKERS = Set.of("GP", "GL", "GA", "GB", "BD", "GQ", "GN");

  private static final int ADDRESS_CHARACTERS = 5;
  private static final int CHECKSUM_CHARACTERS = 3;

  Sentence {
    fields = List.copyOf(fields);
  }

  /**
   * Reads a line without its end.
   *
   * @return empty if it is no sentence, its checksum is absent or wrong, or it comes from something
   *     else than a receiver, such as the maker's own sentences {@code $P…}
   */
  static Optional<Sentence> read(String line) {
    int star = line.length() - CHECKSUM_CHARACTERS;
    if (star < 1 + ADDRESS_CHARACTERS || line.charAt(0) != '$' || line.charAt(star) != '*') {
      return Optional.empty();
    }
    String said = line.substring(1, star);
    if (said.indexOf('*') >= 0 || checksum(said) != hex(line.substring(star + 1))) {
      return Optional.empty();
    }
    List<String> parts = List.of(said.split(",", -1));
    String address = parts.getFirst();
    if (address.length() != ADDRESS_CHARACTERS || !TALKERS.contains(address.substring(0, 2))) {
      return Optional.empty();
    }
    return Optional.of(
        new Sentence(
            address.substring(0, 2), address.substring(2), parts.subList(1, parts.size())));
  }

  /** The field at that place, empty if the sentence ends before it. */
  String field(int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  private static int checksum(String said) {
    return said.chars().reduce(0, (sum, character) -> sum ^ character);
  }

  /** Two hexadecimal digits, or -1. */
  private static int hex(String digits) {
    int high = Character.digit(digits.charAt(0), 16);
    int low = Character.digit(digits.charAt(1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}

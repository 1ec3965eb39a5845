package io.shuijing.evidence.media;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place on earth, WGS 84 (clause S8).
 *
 * @param latitudeMicrodegrees north is positive
 * @param longitudeMicrodegrees east is positive
 * @param uncertaintyMetres radius
 * @param ageMs how long before the segment's first picture it was measured
 */
public record Place(
    long latitudeMicrodegrees, long longitudeMicrodegrees, long uncertaintyMetres, long ageMs) {
  private static final Pattern DEGREES = Pattern.compile("-?(0|[1-9][0-9]{0,2})\\.[0-9]{6}");
  private static final long MAX_LATITUDE = 90_000_000;
  private static final long MAX_LONGITUDE = 180_000_000;
  private static final long MAX_UNCERTAINTY_METRES = 99_999_999;

  /** Refuses what is not on earth. */
  public Place {
    if (Math.abs(latitudeMicrodegrees) > MAX_LATITUDE
        || Math.abs(longitudeMicrodegrees) > MAX_LONGITUDE
        || uncertaintyMetres < 0
        || uncertaintyMetres > MAX_UNCERTAINTY_METRES
        || ageMs < 0) {
      throw new IllegalArgumentException(
          "no place: " + latitudeMicrodegrees + " " + longitudeMicrodegrees);
    }
  }

  /**
   * A place as a receiver gives it: rounded to a millionth of a degree (0.1 m), the uncertainty up
   * to whole metres.
   *
   * @return empty if it is not on earth
   */
  public static Optional<Place> of(
      double latitudeDegrees, double longitudeDegrees, double uncertaintyMetres, long ageMs) {
    boolean onEarth =
        Math.abs(latitudeDegrees) <= 90
            && Math.abs(longitudeDegrees) <= 180
            && uncertaintyMetres >= 0
            && ageMs >= 0;
    return onEarth
        ? Optional.of(
            new Place(
                Math.round(latitudeDegrees * 1e6),
                Math.round(longitudeDegrees * 1e6),
                (long) Math.min(Math.ceil(uncertaintyMetres), MAX_UNCERTAINTY_METRES),
                ageMs))
        : Optional.empty();
  }

  static Optional<Place> read(Lines in) throws Malformed {
    String rest = in.rest("place");
    if (rest.equals("-")) {
      return Optional.empty();
    }
    String[] words = rest.split(" ", -1);
    if (words.length != 4) {
      throw new Malformed("S8", "place takes 4 values or -, not " + words.length);
    }
    long latitude = microdegrees(words[0], MAX_LATITUDE);
    long longitude = microdegrees(words[1], MAX_LONGITUDE);
    long uncertainty = Lines.number(words[2]);
    if (uncertainty > MAX_UNCERTAINTY_METRES) {
      throw new Malformed("S8", "an uncertainty of " + uncertainty + " m");
    }
    return Optional.of(new Place(latitude, longitude, uncertainty, Lines.number(words[3])));
  }

  private static long microdegrees(String word, long max) throws Malformed {
    if (!DEGREES.matcher(word).matches() || word.equals("-0.000000")) {
      throw new Malformed("S8", "not degrees with six decimals: " + Lines.shown(word));
    }
    long value = new BigDecimal(word).movePointRight(6).longValueExact();
    if (Math.abs(value) > max) {
      throw new Malformed("S8", "no such degrees: " + word);
    }
    return value;
  }

  String words() {
    return degrees(latitudeMicrodegrees)
        + " "
        + degrees(longitudeMicrodegrees)
        + " "
        + uncertaintyMetres
        + " "
        + ageMs;
  }

  private static String degrees(long microdegrees) {
    return BigDecimal.valueOf(microdegrees, 6)
        .setScale(6, RoundingMode.UNNECESSARY)
        .toPlainString();
  }
}

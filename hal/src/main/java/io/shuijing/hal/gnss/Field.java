package io.shuijing.hal.gnss;

import io.shuijing.hal.gnss.Report.DayTime;
import io.shuijing.hal.gnss.Report.Place;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of sentences, each in its one form. */
final class Field {
  private static final Pattern TIME =
      Pattern.compile("([01]\\d|2[0-3])([0-5]\\d)([0-5]\\d|60)(?:\\.(\\d{0,9}))?");
  private static final Pattern DATE = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)");
  private static final Pattern LATITUDE = Pattern.compile("(\\d\\d)([0-5]\\d(?:\\.\\d{0,12})?)");
  private static final Pattern LONGITUDE = Pattern.compile("(\\d{3})([0-5]\\d(?:\\.\\d{0,12})?)");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,6}(?:\\.\\d{0,6})?");

  /** GPS began in 1980, so that a year of two digits can be told. */
  private static final int FIRST_YEAR = 1980;

  private static final int LAST_MINUTE = 1439;

  private Field() {}

  /** A field that stands there in another form than the standard's. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String what, String text) {
      super(what + ": " + text);
    }
  }

  /** {@code hhmmss.sss}; second 60 at the end of a day only. */
  static Optional<DayTime> time(String text) throws Malformed {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher time = matcher(TIME, "time", text);
    int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    int seconds = Integer.parseInt(time.group(3));
    if (seconds == 60 && minutes != LAST_MINUTE) {
      throw new Malformed("time", text);
    }
    String fraction = time.group(4) == null ? "" : time.group(4);
    long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
    return Optional.of(new DayTime((minutes * 60L + seconds) * 1_000_000_000L + nanos));
  }

  /** {@code ddmmyy}. */
  static Optional<LocalDate> date(String text) throws Malformed {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher date = matcher(DATE, "date", text);
    int yearOfTwoDigits = Integer.parseInt(date.group(3));
    int year = yearOfTwoDigits + (yearOfTwoDigits < FIRST_YEAR % 100 ? 2000 : 1900);
    return Optional.of(day(year, date.group(2), date.group(1)));
  }

  /** Day, month and year of four digits, in a field each. */
  static Optional<LocalDate> date(String day, String month, String year) throws Malformed {
    if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
      return Optional.empty();
    }
    String all = day + month + year;
    if (!all.matches("\\d{8}") || day.length() != 2 || month.length() != 2) {
      throw new Malformed("date", all);
    }
    return Optional.of(day(Integer.parseInt(year), month, day));
  }

  private static LocalDate day(int year, String month, String day) throws Malformed {
    try {
      return LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException _) {
      throw new Malformed("date", year + "-" + month + "-" + day);
    }
  }

  /**
   * {@code ddmm.mmm}, N or S, {@code dddmm.mmm}, E or W, from the field {@code at} on.
   *
   * @return empty if nothing is said, and at 0° 0°, where there is nothing but what receivers say
   *     when they mean nothing
   */
  static Optional<Place> place(Sentence sentence, int at) throws Malformed {
    String all = String.join("", sentence.fields().subList(at, at + 4));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    double latitude = degrees(matcher(LATITUDE, "latitude", sentence.field(at)), 90);
    double longitude = degrees(matcher(LONGITUDE, "longitude", sentence.field(at + 2)), 180);
    int north = sign(sentence.field(at + 1), "N", "S");
    int east = sign(sentence.field(at + 3), "E", "W");
    return latitude == 0 && longitude == 0
        ? Optional.empty()
        : Optional.of(new Place(north * latitude, east * longitude));
  }

  private static double degrees(Matcher field, int most) throws Malformed {
    double degrees = Integer.parseInt(field.group(1)) + Double.parseDouble(field.group(2)) / 60;
    if (degrees > most) {
      throw new Malformed("angle", field.group());
    }
    return degrees;
  }

  private static int sign(String text, String positive, String negative) throws Malformed {
    if (text.equals(positive)) {
      return 1;
    }
    if (text.equals(negative)) {
      return -1;
    }
    throw new Malformed("hemisphere", text);
  }

  /** Empty too where a receiver says 0, which no geometry has. */
  static OptionalDouble dilution(String text) throws Malformed {
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(matcher(DECIMAL, "dilution", text).group());
    return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static Matcher matcher(Pattern form, String what, String text) throws Malformed {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      throw new Malformed(what, text);
    }
    return matcher;
  }
}

package io.shuijing.hal.gnss;

import io.shuijing.hal.gnss.Field.Malformed;
import io.shuijing.hal.gnss.Report.Place;
import io.shuijing.hal.gnss.Report.Validity;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the sentences that tell place or time. The numbers of the fields are those of NMEA 0183,
 * version 2.3 to 4.11; what later versions append is not needed.
 */
final class Reports {
  private Reports() {}

  /** What a sentence tells; empty if it tells nothing of place and time, or is malformed. */
  static Optional<Report> of(Sentence sentence) {
    try {
      return switch (sentence.type()) {
        case "RMC" -> least(sentence, 9) ? Optional.of(rmc(sentence)) : Optional.empty();
        case "GGA" -> least(sentence, 8) ? Optional.of(gga(sentence)) : Optional.empty();
        case "GNS" -> least(sentence, 8) ? Optional.of(gns(sentence)) : Optional.empty();
        case "ZDA" -> least(sentence, 4) ? Optional.of(zda(sentence)) : Optional.empty();
        case "GSA" -> least(sentence, 17) ? Optional.of(gsa(sentence)) : Optional.empty();
        default -> Optional.empty();
      };
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  private static boolean least(Sentence sentence, int fields) {
    return sentence.fields().size() >= fields;
  }

  /** Recommended minimum: time, A or V, place, speed, course, date, variation, mode. */
  private static Report rmc(Sentence rmc) throws Malformed {
    Validity status = status(rmc.field(1));
    // before version 2.3 there was no mode
    Validity validity = rmc.field(11).isEmpty() ? status : both(status, mode(rmc.field(11)));
    return new Report(
        Field.time(rmc.field(0)),
        Field.date(rmc.field(8)),
        validity,
        place(rmc, 2, validity),
        OptionalDouble.empty());
  }

  /** Fix: time, place, quality, satellites, dilution. */
  private static Report gga(Sentence gga) throws Malformed {
    Validity validity = quality(gga.field(5));
    return new Report(
        Field.time(gga.field(0)),
        Optional.empty(),
        validity,
        place(gga, 1, validity),
        Field.dilution(gga.field(7)));
  }

  /** Fix of several constellations: time, place, one mode for each, satellites, dilution. */
  private static Report gns(Sentence gns) throws Malformed {
    Validity validity = mode(gns.field(5));
    return new Report(
        Field.time(gns.field(0)),
        Optional.empty(),
        validity,
        place(gns, 1, validity),
        Field.dilution(gns.field(7)));
  }

  /** Time and date. Says nothing of whether it is known or guessed. */
  private static Report zda(Sentence zda) throws Malformed {
    Optional<LocalDate> date = Field.date(zda.field(1), zda.field(2), zda.field(3));
    return new Report(
        Field.time(zda.field(0)), date, Validity.UNSAID, Optional.empty(), OptionalDouble.empty());
  }

  /** Dilution: selection, 1 to 3 (none, 2D, 3D), twelve satellites, PDOP, HDOP, VDOP. */
  private static Report gsa(Sentence gsa) throws Malformed {
    boolean fixed =
        switch (gsa.field(1)) {
          case "2", "3" -> true;
          case "1" -> false;
          default -> throw new Malformed("fix", gsa.field(1));
        };
    return new Report(
        Optional.empty(),
        Optional.empty(),
        Validity.UNSAID,
        Optional.empty(),
        fixed ? Field.dilution(gsa.field(15)) : OptionalDouble.empty());
  }

  private static Optional<Place> place(Sentence sentence, int at, Validity validity)
      throws Malformed {
    Optional<Place> place = Field.place(sentence, at);
    return validity == Validity.VALID ? place : Optional.empty();
  }

  private static Validity status(String text) throws Malformed {
    return switch (text) {
      case "A" -> Validity.VALID;
      case "V" -> Validity.VOID;
      default -> throw new Malformed("status", text);
    };
  }

  private static Validity quality(String text) throws Malformed {
    return switch (text) {
      // plain, differential, precise, two kinds of RTK
      case "1", "2", "3", "4", "5" -> Validity.VALID;
      // none, dead reckoning, typed in, simulated
      case "", "0", "6", "7", "8" -> Validity.VOID;
      default -> throw new Malformed("quality", text);
    };
  }

  /** One letter for each constellation; one that has a fix is enough. */
  private static Validity mode(String letters) throws Malformed {
    if (!letters.matches("[ADEFMNPRS]*")) {
      throw new Malformed("mode", letters);
    }
    // nothing that is typed in or simulated is a place, whatever else is said
    boolean real = letters.matches("[^MS]*");
    return real && letters.matches(".*[ADFPR].*") ? Validity.VALID : Validity.VOID;
  }

  private static Validity both(Validity one, Validity other) {
    return one == Validity.VALID ? other : one;
  }
}

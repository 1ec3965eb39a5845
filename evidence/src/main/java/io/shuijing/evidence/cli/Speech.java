package io.shuijing.evidence.cli;

import io.shuijing.evidence.verify.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Words, times and amounts in one language. */
record Speech(Language language) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  static Speech of(String language) throws Unusable {
    return switch (language) {
      case "zh" -> new Speech(Language.ZH);
      case "en" -> new Speech(Language.EN);
      default -> throw new Unusable("--lang: zh, en; 不是 / not " + language);
    };
  }

  /** One of the two. */
  String of(String zh, String en) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }

  /** A time, in China in Beijing time, always with its offset. */
  String time(Instant time) {
    return TIME.format(
        time.atOffset(
            switch (language) {
              case ZH -> BEIJING;
              case EN -> ZoneOffset.UTC;
            }));
  }

  /** Milliseconds as {@code 1:02:03.004}. */
  static String span(long ms) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        ms % 1000);
  }

  /** A number with its thousands apart. */
  static String amount(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Columns that a text takes on a terminal: Chinese characters take two. */
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6);
  }

  /** A text filled up to a width. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }
}

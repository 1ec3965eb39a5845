package io.shuijing.dock.board;

import java.util.List;
import java.util.Locale;

/** Amounts as people read them. */
final class Amount {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long MINUTES_PER_HOUR = 60;

  private Amount() {}

  static String bytes(long bytes) {
    double left = bytes;
    int unit = 0;
    while (left >= 1000 && unit < UNITS.size() - 1) {
      left /= 1000;
      unit++;
    }
    String number = String.format(Locale.ROOT, unit == 0 || left >= 100 ? "%.0f" : "%.1f", left);
    return number + " " + UNITS.get(unit);
  }

  /** {@code 8 s}, {@code 4:05}, {@code 2:04:05}. */
  static String time(long seconds) {
    long minutes = seconds / SECONDS_PER_MINUTE;
    if (minutes == 0) {
      return seconds + " s";
    }
    return minutes < MINUTES_PER_HOUR
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % SECONDS_PER_MINUTE)
        : String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            minutes / MINUTES_PER_HOUR,
            minutes % MINUTES_PER_HOUR,
            seconds % SECONDS_PER_MINUTE);
  }
}

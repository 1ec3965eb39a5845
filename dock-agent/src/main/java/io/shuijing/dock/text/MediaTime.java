package io.shuijing.dock.text;

import java.time.Duration;
import java.util.Locale;

/** How long something lasts, as people read it. */
public final class MediaTime {
  private MediaTime() {}

  /** Milliseconds as {@code 1:02:03}. */
  public static String of(long ms) {
    Duration time = Duration.ofMillis(ms);
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}

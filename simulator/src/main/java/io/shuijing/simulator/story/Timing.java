package io.shuijing.simulator.story;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a sentence is: at a time of the day, after a while, or just next. */
sealed interface Timing {
  Pattern CLOCK = Pattern.compile("(次日 ?|[Nn]ext day,? )?([01][0-9]|2[0-3]):([0-5][0-9]),? (.*)");
  Pattern WHILE_ZH = Pattern.compile("(?:录制 )?([0-9]{1,4}) (小时|分钟|秒)后，?(.*)");
  Pattern WHILE_EN =
      Pattern.compile("[Aa]fter ([0-9]{1,4}) (hours?|minutes?|seconds?)(?: of recording)?,? (.*)");

  /** A few seconds after what was before. */
  record Next() implements Timing {}

  /** So long after what was before. */
  record After(Duration time) implements Timing {}

  /** At this time of the same day, or of the next one. */
  record At(boolean nextDay, LocalTime time) implements Timing {
    LocalDateTime after(LocalDateTime now) {
      LocalDateTime today = now.toLocalDate().atTime(time);
      return nextDay ? today.plusDays(1) : today;
    }
  }

  /** A timing and the sentence behind it. */
  record Timed(Timing timing, String sentence) {}

  static Timed of(String line) {
    return clock(line)
        .or(() -> afterWhile(WHILE_ZH.matcher(line)))
        .or(() -> afterWhile(WHILE_EN.matcher(line)))
        .orElseGet(() -> new Timed(new Next(), line));
  }

  private static Optional<Timed> clock(String line) {
    Matcher matcher = CLOCK.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    LocalTime time =
        LocalTime.of(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    return Optional.of(new Timed(new At(matcher.group(1) != null, time), matcher.group(4)));
  }

  private static Optional<Timed> afterWhile(Matcher matcher) {
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    Duration time =
        switch (unit.substring(0, 1)) {
          case "小", "h" -> Duration.ofHours(number);
          case "分", "m" -> Duration.ofMinutes(number);
          default -> Duration.ofSeconds(number);
        };
    return Optional.of(new Timed(new After(time), matcher.group(3)));
  }
}

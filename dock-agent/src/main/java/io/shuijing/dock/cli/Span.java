package io.shuijing.dock.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A span of time on the command line. */
final class Span {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = {"起：2026-11-24 或 2026-11-24T08:00。", "From: 2026-11-24 or 2026-11-24T08:00."})
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = {"止：只写日期则含当日。", "Until: a date alone includes that day."})
  private @Nullable String to;

  Optional<Instant> from(ZoneId zone) throws Configuration.Wrong {
    return from == null ? Optional.empty() : Optional.of(time("--from", from, zone, 0));
  }

  Optional<Instant> to(ZoneId zone) throws Configuration.Wrong {
    return to == null ? Optional.empty() : Optional.of(time("--to", to, zone, 1));
  }

  private static Instant time(String option, String text, ZoneId zone, int days)
      throws Configuration.Wrong {
    try {
      return text.contains("T")
          ? LocalDateTime.parse(text).atZone(zone).toInstant()
          : LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw new Configuration.Wrong(
          option + " cannot be '" + text + "'; allowed are 2026-11-24 and 2026-11-24T08:00");
    }
  }
}

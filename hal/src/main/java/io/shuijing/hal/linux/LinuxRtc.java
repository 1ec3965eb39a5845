package io.shuijing.hal.linux;

import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/**
 * A battery-backed clock that keeps UTC, asked anew each time. Files as in the kernel's {@code
 * Documentation/ABI/testing/sysfs-class-rtc}.
 *
 * <p>A clock whose battery was empty says 1970 or 2000, or, like a DS3231 that noticed, nothing at
 * all; it then has no reading.
 */
public final class LinuxRtc implements TimeSource {
  /** It tells whole seconds, so that on average half of one has passed. */
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private final Path clock;
  private final LongSupplier steadyNanos;
  private final Instant floor;

  /**
   * Reads a folder such as {@code /sys/class/rtc/rtc0}; it need not be there.
   *
   * @param steadyNanos {@link io.shuijing.hal.time.Clocks#steadyNanos}
   * @param floor before this time it cannot be: the date of the firmware
   */
  public LinuxRtc(Path clock, LongSupplier steadyNanos, Instant floor) {
    this.clock = clock;
    this.steadyNanos = steadyNanos;
    this.floor = floor;
  }

  @Override
  public Optional<Reading> latest() {
    return seconds().map(Instant::ofEpochSecond).filter(t -> !t.isBefore(floor)).map(this::reading);
  }

  private Reading reading(Instant time) {
    return new Reading(
        time,
        steadyNanos.getAsLong() - HALF_A_SECOND.toNanos(),
        Source.RTC,
        OptionalLong.empty(),
        Optional.of(Doubt.UNATTENDED));
  }

  private Optional<Long> seconds() {
    try {
      String text = Files.readString(clock.resolve("since_epoch")).strip();
      return text.matches("[0-9]{1,11}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    } catch (IOException e) {
      Logger.debug("{} does not tell the time: {}", clock, e.getMessage());
      return Optional.empty();
    }
  }
}

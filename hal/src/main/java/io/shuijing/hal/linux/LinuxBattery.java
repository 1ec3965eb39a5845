package io.shuijing.hal.linux;

import io.shuijing.hal.power.Battery;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tinylog.Logger;

/**
 * The first battery of the device that answers, by name. Files and units as in the kernel's {@code
 * Documentation/ABI/testing/sysfs-class-power}.
 */
public final class LinuxBattery implements Battery {
  private static final int FULL_PERMILLE = 1000;
  private static final int MAX_TEXT = 64;

  private final Path supplies;

  /** Reads {@code /sys/class/power_supply}. */
  public LinuxBattery() {
    this(Path.of("/sys/class/power_supply"));
  }

  /** Reads a folder that looks like {@code /sys/class/power_supply}. */
  public LinuxBattery(Path supplies) {
    this.supplies = supplies;
  }

  @Override
  public OptionalInt chargePermille() {
    return supplies().stream()
        .filter(LinuxBattery::feedsTheDevice)
        .map(LinuxBattery::charge)
        .flatMapToInt(OptionalInt::stream)
        .findFirst();
  }

  private List<Path> supplies() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(supplies)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      Logger.trace("no power supplies in {}: {}", supplies, e.getMessage());
    }
    Collections.sort(found);
    return found;
  }

  /** A battery of scope Device is one of a mouse or a headset. */
  private static boolean feedsTheDevice(Path supply) {
    return text(supply, "type").equals(Optional.of("Battery"))
        && !text(supply, "scope").equals(Optional.of("Device"));
  }

  private static OptionalInt charge(Path supply) {
    OptionalInt charge = ratio(supply, "charge_now", "charge_full");
    if (charge.isEmpty()) {
      charge = ratio(supply, "energy_now", "energy_full");
    }
    return charge.isPresent() ? charge : percent(supply);
  }

  private static OptionalInt ratio(Path supply, String nowFile, String fullFile) {
    Optional<Long> now = number(supply, nowFile);
    Optional<Long> full = number(supply, fullFile).filter(f -> f > 0);
    if (now.isEmpty() || full.isEmpty()) {
      return OptionalInt.empty();
    }
    // A worn battery that was just calibrated can say more than full.
    long permille = Math.round((double) now.get() * FULL_PERMILLE / full.get());
    return OptionalInt.of((int) Math.min(permille, FULL_PERMILLE));
  }

  private static OptionalInt percent(Path supply) {
    return number(supply, "capacity")
        .filter(p -> p <= 100)
        .map(p -> OptionalInt.of((int) (p * 10)))
        .orElse(OptionalInt.empty());
  }

  private static Optional<Long> number(Path supply, String file) {
    return text(supply, file).filter(t -> t.matches("[0-9]{1,15}")).map(Long::valueOf);
  }

  /** Many gauges have only some of the files, and reading one may fail: that is no answer. */
  private static Optional<String> text(Path supply, String file) {
    try {
      String text = Files.readString(supply.resolve(file)).strip();
      return Optional.of(text).filter(t -> t.length() <= MAX_TEXT);
    } catch (IOException e) {
      Logger.trace("{} does not tell its {}: {}", supply, file, e.getMessage());
      return Optional.empty();
    }
  }
}

package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.time.Drift;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * The clocks of the kernel.
 *
 * <p>Steady time is {@code CLOCK_BOOTTIME}, which goes on while the device sleeps. The wall clock
 * is the system's until it is set; from then on it is what the source said plus the steady time
 * that has passed: a clock of our own, which needs no rights and which nobody else can turn.
 */
public final class LinuxClocks implements Clocks {
  private final Kernel kernel;
  private final Trust trustBeforeSet;
  private final boolean setsSystemClock;
  private volatile @Nullable Setting setting;

  LinuxClocks(Kernel kernel, Trust trustBeforeSet, boolean setsSystemClock) {
    this.kernel = kernel;
    this.trustBeforeSet = trustBeforeSet;
    this.setsSystemClock = setsSystemClock;
  }

  /**
   * The clocks of a recorder: {@link Clocks.Source#RTC} if the kernel took the time from a
   * battery-backed clock at boot, else {@link Clocks.Source#NONE}.
   *
   * @param floor before this time it cannot be, the date of the firmware: a battery-backed clock
   *     that says less has lost its time
   */
  public static LinuxClocks ofRecorder(Instant floor) {
    Trust atBoot = trustAtBoot(Path.of("/sys/class/rtc"));
    return new LinuxClocks(Kernel.RUNNING, atBoot.from(floor), false);
  }

  /**
   * The clocks of a machine whose owner answers for the system's time, such as a dock kept by NTP.
   *
   * @param uncertaintyMs how far the system's time may be off
   */
  public static LinuxClocks kept(Source source, long uncertaintyMs) {
    return new LinuxClocks(
        Kernel.RUNNING, new Trust(source, OptionalLong.of(uncertaintyMs)), false);
  }

  /**
   * The same clocks; but what a dock says is also given to the system, which needs CAP_SYS_TIME.
   */
  public LinuxClocks settingTheSystem() {
    return new LinuxClocks(kernel, trustBeforeSet, true);
  }

  @Override
  public WallReading wall() {
    Setting set = setting;
    if (set == null) {
      return trustBeforeSet.reading(kernel.systemTime().get());
    }
    long passedNanos = steadyNanos() - set.steadyNanos();
    long driftMs = Drift.boundMs(Duration.ofNanos(passedNanos));
    return new WallReading(
        set.time().plusNanos(passedNanos),
        set.source(),
        OptionalLong.of(set.uncertaintyMs() + driftMs));
  }

  @Override
  public long steadyNanos() {
    return kernel.steadyNanos().getAsLong();
  }

  @Override
  public void set(Source source, Instant time, long uncertaintyMs) throws HardwareFault {
    if (uncertaintyMs < 0) {
      throw new IllegalArgumentException("uncertainty " + uncertaintyMs + " ms is negative");
    }
    long now = steadyNanos();
    if (setsSystemClock) {
      setSystem(time);
    }
    setting = new Setting(source, time, now, uncertaintyMs);
  }

  private void setSystem(Instant time) throws HardwareFault {
    int error = kernel.setSystemTime().applyAsInt(time);
    if (error == Errno.EPERM.number()) {
      throw new HardwareFault(
          "clock",
          "not-permitted",
          "clock: this user may not set the system's time; give it CAP_SYS_TIME, or do not ask for"
              + " it");
    }
    if (error != 0) {
      throw new HardwareFault(
          "clock",
          "refused",
          "clock: the system does not take " + time + ": " + Libc.strerror(error));
    }
  }

  /** The kernel marks the clock it set the system's time from with 1 in its file hctosys. */
  static Trust trustAtBoot(Path clocks) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(clocks)) {
      for (Path clock : entries) {
        if (Files.readString(clock.resolve("hctosys")).strip().equals("1")) {
          return new Trust(Source.RTC, OptionalLong.empty());
        }
      }
    } catch (IOException e) {
      Logger.debug("no battery-backed clock in {}: {}", clocks, e.getMessage());
    }
    return new Trust(Source.NONE, OptionalLong.empty());
  }

  /** How far to trust the system's time; not at all before the floor. */
  record Trust(Source source, OptionalLong uncertaintyMs, Instant floor) {
    Trust(Source source, OptionalLong uncertaintyMs) {
      this(source, uncertaintyMs, Instant.MIN);
    }

    Trust from(Instant date) {
      return new Trust(source, uncertaintyMs, date);
    }

    WallReading reading(Instant time) {
      return time.isBefore(floor)
          ? new WallReading(time, Source.NONE, OptionalLong.empty())
          : new WallReading(time, source, uncertaintyMs);
    }
  }

  /** What a source said, and when on the steady clock it said so. */
  private record Setting(Source source, Instant time, long steadyNanos, long uncertaintyMs) {}

  /** The clocks below; {@code setSystemTime} gives the error number, 0 if it went well. */
  record Kernel(
      LongSupplier steadyNanos,
      Supplier<Instant> systemTime,
      ToIntFunction<Instant> setSystemTime) {
    static final Kernel RUNNING =
        new Kernel(() -> Libc.clockNanos(Libc.CLOCK_BOOTTIME), Instant::now, Libc::setSystemClock);
  }
}

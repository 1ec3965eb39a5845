package io.shuijing.hal.linux;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.contract.ClocksContract;
import io.shuijing.hal.linux.LinuxClocks.Kernel;
import io.shuijing.hal.linux.LinuxClocks.Trust;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.Clocks.WallReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxClocksTest implements ClocksContract {
  private static final Trust UNKNOWN = new Trust(Source.NONE, OptionalLong.empty());

  @TempDir Path folder;

  @Override
  public Clocks clocks() {
    return LinuxClocks.ofRecorder(Instant.EPOCH);
  }

  @Override
  public void pass(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  @Test
  void before_a_dock_has_set_it_the_wall_clock_is_the_systems() {
    Instant before = Instant.now();
    Instant wall = LinuxClocks.ofRecorder(Instant.EPOCH).wall().time();
    assertThat(wall).isBetween(before, Instant.now());
  }

  @Test
  void a_kept_clock_says_how_far_its_owner_trusts_it() {
    WallReading wall = LinuxClocks.kept(Source.RTC, 50).wall();
    assertThat(wall.source()).isEqualTo(Source.RTC);
    assertThat(wall.uncertaintyMs()).hasValue(50);
  }

  @Test
  void uncertainty_grows_by_twenty_millionths_of_the_time_since_it_was_set() throws HardwareFault {
    AtomicLong steady = new AtomicLong(5);
    Clocks clocks = new LinuxClocks(kernel(steady, new ArrayList<>(), 0), UNKNOWN, false);
    clocks.set(Source.DOCK, Instant.EPOCH, 3);
    assertThat(clocks.wall().uncertaintyMs()).hasValue(3);
    steady.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(clocks.wall().uncertaintyMs()).hasValue(4);
    steady.set(5 + Duration.ofDays(1).toNanos());
    assertThat(clocks.wall().uncertaintyMs()).hasValue(3 + 1728);
    assertThat(clocks.wall().time()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(1)));
    steady.set(5 + Duration.ofDays(3650).toNanos());
    assertThat(clocks.wall().uncertaintyMs()).hasValue(3 + 1728 * 3650);
  }

  @Test
  void the_system_is_left_alone_unless_asked_for() throws HardwareFault {
    List<Instant> given = new ArrayList<>();
    Instant told = Instant.parse("2026-11-23T21:32:10.5Z");
    LinuxClocks clocks = new LinuxClocks(kernel(new AtomicLong(), given, 0), UNKNOWN, false);
    clocks.set(Source.DOCK, told, 1);
    assertThat(given).isEmpty();
    clocks.settingTheSystem().set(Source.DOCK, told, 1);
    assertThat(given).containsExactly(told);
  }

  @Test
  void a_system_that_does_not_let_itself_be_set_leaves_the_clock_as_it_was() {
    Clocks clocks =
        new LinuxClocks(
            kernel(new AtomicLong(), new ArrayList<>(), Errno.EPERM.number()), UNKNOWN, true);
    assertFault("not-permitted", () -> clocks.set(Source.DOCK, Instant.EPOCH, 1));
    assertThat(clocks.wall().source()).isEqualTo(Source.NONE);
  }

  @Test
  void the_real_kernel_refuses_a_time_before_1970() {
    Clocks clocks = LinuxClocks.ofRecorder(Instant.EPOCH).settingTheSystem();
    assertFault("refused", () -> clocks.set(Source.DOCK, Instant.parse("1969-12-31T00:00:00Z"), 1));
    assertThat(clocks.wall().source()).isNotEqualTo(Source.DOCK);
  }

  @Test
  void a_clock_that_set_the_system_at_boot_makes_the_time_an_rtc_time() throws IOException {
    assertThat(LinuxClocks.trustAtBoot(folder)).isEqualTo(UNKNOWN);
    assertThat(LinuxClocks.trustAtBoot(folder.resolve("nothing"))).isEqualTo(UNKNOWN);
    rtc("rtc0", "0\n");
    assertThat(LinuxClocks.trustAtBoot(folder)).isEqualTo(UNKNOWN);
    rtc("rtc1", "1\n");
    assertThat(LinuxClocks.trustAtBoot(folder))
        .isEqualTo(new Trust(Source.RTC, OptionalLong.empty()));
  }

  @Test
  void a_system_whose_clock_lost_its_time_says_so() {
    Trust rtc = new Trust(Source.RTC, OptionalLong.empty());
    Kernel at1970 = kernel(new AtomicLong(), new ArrayList<>(), 0);
    Instant firmware = Instant.parse("2026-11-01T00:00:00Z");
    assertThat(new LinuxClocks(at1970, rtc, false).wall().source()).isEqualTo(Source.RTC);
    assertThat(new LinuxClocks(at1970, rtc.from(firmware), false).wall())
        .isEqualTo(new WallReading(Instant.EPOCH, Source.NONE, OptionalLong.empty()));
    assertThat(new LinuxClocks(at1970, rtc.from(Instant.EPOCH), false).wall().source())
        .isEqualTo(Source.RTC);
  }

  private void rtc(String name, String setSystemAtBoot) throws IOException {
    Path clock = Files.createDirectory(folder.resolve(name));
    Files.writeString(clock.resolve("hctosys"), setSystemAtBoot);
  }

  private static Kernel kernel(AtomicLong steady, List<Instant> given, int error) {
    return new Kernel(
        steady::get,
        () -> Instant.EPOCH,
        time -> {
          given.add(time);
          return error;
        });
  }
}

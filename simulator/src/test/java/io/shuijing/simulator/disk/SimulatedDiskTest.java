package io.shuijing.simulator.disk;

import static io.shuijing.simulator.disk.Bench.arm;
import static io.shuijing.simulator.disk.Bench.assertPowerLost;
import static io.shuijing.simulator.disk.Bench.keep;
import static io.shuijing.simulator.disk.Bench.read;
import static io.shuijing.simulator.disk.Bench.text;
import static io.shuijing.simulator.disk.Bench.write;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.world.Chance;
import io.shuijing.simulator.world.PowerLost;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest {
  private final Bench bench = new Bench();

  private static String dump(SimulatedDisk disk) {
    return disk.paths().stream()
        .map(path -> path + "=" + HexFormat.of().formatHex(disk.bytes(path)))
        .collect(Collectors.joining("\n"));
  }

  private static void busyShift(Volume volume) throws HardwareFault {
    keep(volume, "journal", "entry 1\n");
    for (int i = 0; i < 5; i++) {
      write(volume, "sessions/" + i + "/track", "segment ".repeat(200)).close();
    }
    try (VolumeFile journal = volume.open("journal")) {
      journal.append("entry 2\n".getBytes(US_ASCII));
    }
  }

  @Test
  void the_same_seed_leaves_the_same_survivors() throws HardwareFault {
    List<String> seen = new ArrayList<>();
    for (int seed = 0; seed < 50; seed++) {
      String first = survivors(seed);
      assertThat(survivors(seed)).isEqualTo(first);
      seen.add(first);
    }
    assertThat(seen.stream().distinct().count()).isGreaterThan(20);
  }

  private String survivors(long seed) throws HardwareFault {
    SimulatedDisk disk = bench.disk(seed);
    arm(disk, "S3 law wild at once");
    busyShift(disk.mount());
    disk.powerCut();
    return dump(disk);
  }

  @Test
  void a_fork_goes_its_own_way() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    VolumeFile file = write(volume, "a", "common ");
    SimulatedDisk fork = disk.fork(new Chance(2));
    assertThat(fork.operations()).isEqualTo(2);
    file.append("left".getBytes(US_ASCII));
    Volume forked = fork.mount();
    try (VolumeFile other = forked.open("a")) {
      other.append("right".getBytes(US_ASCII));
      other.flush();
    }
    assertThat(read(volume, "a")).isEqualTo("common left");
    assertThat(read(forked, "a")).isEqualTo("common right");
    assertThat(disk.durableBytes("a")).isEmpty();
    assertThat(fork.durableBytes("a")).hasSize(12);
    fork.powerCut();
    file.append(" on".getBytes(US_ASCII));
    assertThat(text(disk, "a")).isEqualTo("common left on");
  }

  @Test
  void every_cut_of_a_small_shift_can_be_tried_on_forks() throws HardwareFault {
    SimulatedDisk empty = bench.disk(1);
    SimulatedDisk whole = empty.fork(new Chance(1));
    busyShift(whole.mount());
    long cases = 0;
    for (long operation = 1; operation <= whole.operations(); operation++) {
      for (String when : List.of("before", "during", "after")) {
        SimulatedDisk disk = empty.fork(new Chance(operation));
        arm(disk, "S1 cut " + when + " at operation " + operation);
        Volume volume = disk.mount();
        assertPowerLost(() -> busyShift(volume));
        assertThat(disk.operations()).isEqualTo(operation);
        Volume next = disk.mount();
        if (operation > 4 || (operation == 4 && when.equals("after"))) {
          assertThat(next.exists("journal")).isTrue();
          assertThat(text(disk, "journal")).startsWith("entry 1\n");
          cases++;
        }
      }
    }
    assertThat(cases).isEqualTo((whole.operations() - 4) * 3 + 1);
  }

  @Test
  void a_disk_that_is_shut_down_in_order_loses_nothing() throws HardwareFault {
    for (int seed = 0; seed < 50; seed++) {
      SimulatedDisk disk = bench.disk(seed);
      arm(disk, "S3 law wild at once");
      busyShift(disk.mount());
      String before = dump(disk);
      disk.shutDown();
      disk.powerCut();
      assertThat(dump(disk)).isEqualTo(before);
    }
  }

  @Test
  void operations_and_firings_are_told_in_order() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    List<String> told = new ArrayList<>();
    disk.onOperation(told::add);
    disk.onFiring(firing -> told.add("! " + firing.operation() + " " + firing.mark()));
    arm(disk, "S6 full 2 at append 1");
    arm(disk, "S1 cut after at flush 1");
    Volume volume = disk.mount();
    VolumeFile file = volume.create("s/a");
    assertThatThrownBy(() -> file.append("abc".getBytes(US_ASCII)))
        .isInstanceOf(HardwareFault.class);
    assertThatThrownBy(file::flush).isInstanceOf(PowerLost.class);
    assertThat(told)
        .containsExactly(
            "create 's/a'",
            "! 2 S6 full",
            "append 's/a' 3 -> full",
            "! 3 S1 cut after flush",
            "flush 's/a'");
    assertThat(disk.operations()).isEqualTo(3);
  }

  @Test
  void a_disk_has_one_process_at_a_time() {
    SimulatedDisk disk = bench.disk(1);
    disk.mount();
    assertThatThrownBy(disk::mount).isInstanceOf(IllegalStateException.class);
    disk.processDied();
    disk.mount();
  }

  @Test
  void a_volume_belongs_to_the_thread_that_mounted_it() throws Exception {
    Volume volume = bench.disk(1).mount();
    FutureTask<Boolean> elsewhere = new FutureTask<>(() -> volume.exists("a"));
    Thread.ofPlatform().start(elsewhere).join();
    assertThatThrownBy(elsewhere::get).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void two_open_files_that_write_are_a_mistake() throws HardwareFault {
    Volume volume = bench.disk(1).mount();
    VolumeFile one = volume.create("a");
    VolumeFile other = volume.open("a");
    one.append(new byte[1]);
    assertThat(other.size()).isEqualTo(1);
    assertThatThrownBy(() -> other.append(new byte[1])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> other.truncate(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void every_call_of_a_dead_process_ends_it_again() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    VolumeFile file = write(volume, "a", "x");
    disk.powerCut();
    List<Callable<?>> calls =
        List.of(
            () -> volume.create("b"),
            () -> volume.open("a"),
            () -> volume.exists("a"),
            () -> volume.files(""),
            () -> volume.folders("../bad"),
            volume::freeBytes,
            file::size,
            () -> file.read(0, new byte[1], 0, 1));
    calls.forEach(call -> assertPowerLost(call::call));
    assertPowerLost(() -> volume.rename("a", "b"));
    assertPowerLost(() -> volume.remove("a"));
    assertPowerLost(() -> volume.protect("a"));
    assertPowerLost(() -> volume.flushFolder(""));
    assertPowerLost(() -> file.append(new byte[1]));
    assertPowerLost(() -> file.truncate(0));
    assertPowerLost(file::flush);
    assertPowerLost(file::close);
  }

  @Test
  void an_attacker_changes_what_is_on_the_disk() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    keep(disk.mount(), "s/a", "true");
    disk.powerCut();
    disk.put("s/a", "false".getBytes(US_ASCII));
    disk.put("t/b", "new".getBytes(US_ASCII));
    disk.powerCut();
    Volume volume = disk.mount();
    assertThat(read(volume, "s/a")).isEqualTo("false");
    assertThat(volume.folders("")).containsExactly("s", "t");
    assertThat(volume.freeBytes()).isEqualTo((1 << 20) - 8);
    disk.erase("s/a");
    assertThat(volume.exists("s/a")).isFalse();
  }
}

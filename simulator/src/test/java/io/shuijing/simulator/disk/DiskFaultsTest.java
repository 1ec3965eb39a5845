package io.shuijing.simulator.disk;

import static io.shuijing.hal.contract.Faults.assertFault;
import static io.shuijing.simulator.disk.Bench.SEEDS;
import static io.shuijing.simulator.disk.Bench.arm;
import static io.shuijing.simulator.disk.Bench.assertPowerLost;
import static io.shuijing.simulator.disk.Bench.keep;
import static io.shuijing.simulator.disk.Bench.text;
import static io.shuijing.simulator.disk.Bench.write;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each fault takes and what it leaves. */
class DiskFaultsTest {
  private final Bench bench = new Bench();

  private SimulatedDisk disk(long seed) {
    return bench.disk(seed);
  }

  @Test
  void S1_a_cut_before_an_operation_leaves_no_trace_of_it() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "durable");
    arm(disk, "S1 cut before at remove 1");
    assertPowerLost(() -> volume.remove("a"));
    assertPowerLost(() -> volume.exists("a"));
    assertThat(text(disk, "a")).isEqualTo("durable");
  }

  @Test
  void S1_a_cut_after_a_flush_keeps_what_the_process_never_learned() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "");
    VolumeFile file = volume.open("a");
    file.append("whole".getBytes(US_ASCII));
    arm(disk, "S1 cut after at flush 1");
    assertPowerLost(file::flush);
    assertPowerLost(file::close);
    assertThat(text(disk, "a")).isEqualTo("whole");
    assertThat(disk.mount().exists("a")).isTrue();
  }

  @Test
  void S1_a_cut_during_an_append_leaves_all_of_it_or_less() throws HardwareFault {
    Set<Integer> lengths = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      arm(disk, "S2 fates kept dropped torn at once");
      Volume volume = disk.mount();
      keep(volume, "a", "durable ");
      VolumeFile file = volume.open("a");
      arm(disk, "S1 cut during at append 1");
      assertPowerLost(() -> file.append("and more".getBytes(US_ASCII)));
      assertThat("durable and more").startsWith(text(disk, "a"));
      assertThat(text(disk, "a")).startsWith("durable ");
      lengths.add(disk.bytes("a").length);
    }
    assertThat(lengths).hasSizeGreaterThan(5);
  }

  @Test
  void S1_a_battery_that_dies_while_an_operation_stalls_takes_the_process() throws HardwareFault {
    List<SimulatedDisk> disks = new ArrayList<>();
    DiskSpec spec = new DiskSpec("card", 1 << 20, () -> 0, _ -> disks.getFirst().powerCut());
    SimulatedDisk disk = new SimulatedDisk(spec, new Chance(1));
    disks.add(disk);
    Volume volume = disk.mount();
    arm(disk, "S12 stall 100 at create 1");
    assertPowerLost(() -> volume.create("a"));
    assertThat(disk.paths()).isEmpty();
  }

  @Test
  void a_process_that_dies_loses_nothing_and_can_do_nothing_more() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    VolumeFile file = write(disk.mount(), "a", "never flushed");
    disk.processDied();
    assertPowerLost(file::size);
    assertThat(text(disk, "a")).isEqualTo("never flushed");
    assertThat(disk.durableBytes("a")).isEmpty();
  }

  @Test
  void S2_flushed_bytes_stay_and_each_sector_of_the_others_has_a_fate() throws HardwareFault {
    byte[] flushed = new Chance(7).bytes(700);
    byte[] others = new byte[3000];
    Arrays.fill(others, (byte) 0x55);
    Set<String> fates = new TreeSet<>();
    boolean mixed = false;
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      disk.onFiring(firing -> fates.add(firing.mark()));
      Volume volume = disk.mount();
      try (VolumeFile file = volume.create("a")) {
        file.append(flushed);
        file.flush();
        file.append(others);
      }
      disk.powerCut();
      byte[] left = disk.bytes("a");
      assertThat(left).startsWith(flushed).hasSizeBetween(700, 3700);
      assertThat(disk.durableBytes("a")).isEqualTo(left);
      mixed |= left.length == 3700 && left[1000] == 0x55 && left[1600] == 0;
    }
    assertThat(mixed).as("some file has a sector that came and one that did not").isTrue();
    assertThat(fates).contains("S2 kept", "S2 dropped", "S2 torn", "S2 zero", "S2 garbage");
  }

  @Test
  void S2_what_was_cut_off_and_not_flushed_may_be_back() throws HardwareFault {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      arm(disk, "S2 fates kept dropped at once");
      Volume volume = disk.mount();
      keep(volume, "a", "whole torn");
      try (VolumeFile file = volume.open("a")) {
        file.truncate(6);
        file.append("new".getBytes(US_ASCII));
      }
      disk.powerCut();
      left.add(text(disk, "a"));
    }
    assertThat(left)
        .contains("whole torn", "whole new")
        .allMatch(text -> text.startsWith("whole "));
  }

  @Test
  void S2_files_have_fates_of_their_own() throws HardwareFault {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      arm(disk, "S2 fates kept dropped at once");
      Volume volume = disk.mount();
      keep(volume, "a", "");
      keep(volume, "b", "");
      volume.open("a").append(new byte[] {'a'});
      volume.open("b").append(new byte[] {'b'});
      disk.powerCut();
      left.add(text(disk, "a") + text(disk, "b"));
    }
    assertThat(left).containsExactlyInAnyOrder("", "a", "b", "ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "some", "nothing"})
  void S4_of_a_cut_flush_any_part_is_durable(String reached) throws HardwareFault {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      arm(disk, "S2 fates kept dropped at once");
      Volume volume = disk.mount();
      keep(volume, "a", "");
      VolumeFile file = volume.open("a");
      file.append("new".getBytes(US_ASCII));
      arm(disk, "S4 cut-in-flush " + reached + " at operation 1");
      assertPowerLost(file::flush);
      left.add(text(disk, "a"));
    }
    assertThat(left)
        .containsExactlyElementsOf(
            switch (reached) {
              case "all" -> List.of("new");
              case "nothing" -> List.of("");
              default -> List.of("", "new");
            });
  }

  @Test
  void S5_after_a_failed_flush_a_second_one_says_yes_and_wrote_nothing() throws HardwareFault {
    Set<String> left = new TreeSet<>();
    Set<String> read = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      arm(disk, "S2 fates dropped at once");
      Volume volume = disk.mount();
      keep(volume, "a", "durable ");
      VolumeFile file = volume.open("a");
      file.append("lost".getBytes(US_ASCII));
      arm(disk, "S5 flush-error at once");
      assertFault("io", file::flush);
      assertFault("poisoned", file::flush);
      assertFault("poisoned", () -> file.append(new byte[1]));
      try (VolumeFile again = volume.open("a")) {
        again.flush();
        read.add(text(disk, "a").replace('\0', '0'));
      }
      disk.powerCut();
      left.add(text(disk, "a"));
    }
    assertThat(left).containsExactly("durable ");
    assertThat(read).containsExactly("durable 0000", "durable lost");
  }

  @Test
  void S5_what_is_read_after_a_failed_flush_and_written_anew_is_flushed() throws HardwareFault {
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      arm(disk, "S2 fates dropped at once");
      Volume volume = disk.mount();
      keep(volume, "a", "durable ");
      VolumeFile file = volume.open("a");
      file.append("lost".getBytes(US_ASCII));
      arm(disk, "S5 flush-error at once");
      assertFault("io", file::flush);
      assertFault("poisoned", () -> file.writeAnew(8));
      String read = text(disk, "a");
      try (VolumeFile again = volume.open("a")) {
        again.writeAnew(8);
        assertThat(text(disk, "a")).isEqualTo(read);
        again.flush();
      }
      disk.powerCut();
      assertThat(text(disk, "a")).isEqualTo(read);
    }
  }

  @Test
  void S5_after_a_failed_flush_of_a_folder_a_second_one_writes_nothing() throws HardwareFault {
    assertThat(
            survivorsOfFailedFolderFlush(volume -> {
              volume.flushFolder("s");
            }))
        .contains("", "s/a");
    assertThat(
            survivorsOfFailedFolderFlush(volume -> {
              volume.create("s/b").close();
              volume.flushFolder("s");
            }))
        .containsExactly("s/a s/b");
    assertThat(survivorsOfFailedFolderFlush(volume -> volume.flushFolderAnew("s")))
        .containsExactly("s/a");
  }

  private Set<String> survivorsOfFailedFolderFlush(Bench.Work then) throws HardwareFault {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      Volume volume = disk.mount();
      volume.create("s/a").close();
      arm(disk, "S5 flush-error at once");
      assertFault("io", () -> volume.flushFolder("s"));
      then.on(volume);
      disk.powerCut();
      left.add(String.join(" ", disk.paths()));
    }
    return left;
  }

  @Test
  void S6_full_is_full_in_the_middle_of_a_record() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    Volume volume = disk.mount();
    keep(volume, "old", "12345");
    arm(disk, "S6 full 3 at append 1");
    VolumeFile file = volume.create("a");
    assertFault("full", () -> file.append("abcdef".getBytes(US_ASCII)));
    assertThat(text(disk, "a")).isEqualTo("abc");
    assertFault("full", () -> volume.create("b"));
    volume.remove("old");
    assertThat(volume.freeBytes()).isEqualTo(5);
    disk.heal();
    assertThat(volume.freeBytes()).isEqualTo((1 << 20) - 3);
  }

  @Test
  void S6_a_read_only_disk_is_read_and_refuses_the_rest() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "x");
    VolumeFile pending = write(volume, "b", "x");
    arm(disk, "S6 read-only at once");
    assertFault("read-only", () -> volume.create("c"));
    assertFault("read-only", () -> volume.remove("a"));
    assertFault("read-only", () -> volume.rename("a", "c"));
    assertFault("read-only", () -> volume.protect("a"));
    assertFault("read-only", () -> pending.append(new byte[1]));
    assertFault("read-only", pending::flush);
    assertFault("poisoned", pending::flush);
    try (VolumeFile file = volume.open("a")) {
      assertThat(file.read(0, new byte[1], 0, 1)).isEqualTo(1);
      assertFault("read-only", () -> file.truncate(0));
    }
    disk.heal();
    volume.remove("a");
  }

  @Test
  void S6_a_card_that_is_out_is_gone_and_comes_back_for_the_next_process() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "durable");
    VolumeFile file = volume.open("a");
    arm(disk, "S6 gone at read 1");
    assertFault("gone", () -> file.read(0, new byte[1], 0, 1));
    assertFault("gone", file::size);
    assertFault("gone", () -> volume.exists("a"));
    assertFault("gone", volume::freeBytes);
    disk.heal();
    assertFault("gone", () -> volume.exists("a"));
    disk.processDied();
    assertThat(disk.mount().exists("a")).isTrue();
    assertThat(text(disk, "a")).isEqualTo("durable");
  }

  @Test
  void S6_a_short_write_says_so_and_leaves_a_part() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    Volume volume = disk.mount();
    VolumeFile file = volume.create("a");
    arm(disk, "S6 short-write at append 2");
    file.append("whole ".getBytes(US_ASCII));
    assertFault("io", () -> file.append("in part".getBytes(US_ASCII)));
    assertThat("whole in part").startsWith(text(disk, "a"));
    assertThat(disk.bytes("a").length).isBetween(6, 12);
  }

  @Test
  void S12_time_passes_while_a_flush_stalls() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    VolumeFile file = write(disk.mount(), "a", "x");
    arm(disk, "S12 stall 4000 at flush 1");
    file.flush();
    assertThat(bench.now()).hasSeconds(4);
  }

  @Test
  void a_fault_by_time_strikes_the_first_operation_then() throws HardwareFault {
    SimulatedDisk disk = disk(1);
    Volume volume = disk.mount();
    arm(disk, "S1 cut before at ms 1500");
    bench.pass(1499);
    volume.create("a").close();
    bench.pass(1);
    assertPowerLost(() -> volume.create("b"));
  }
}

package io.shuijing.simulator.disk;

import static io.shuijing.hal.contract.Faults.assertFault;
import static io.shuijing.simulator.disk.Bench.SEEDS;
import static io.shuijing.simulator.disk.Bench.arm;
import static io.shuijing.simulator.disk.Bench.keep;
import static io.shuijing.simulator.disk.Bench.read;
import static io.shuijing.simulator.disk.Bench.text;
import static io.shuijing.simulator.disk.Bench.write;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Faults that break promises of a disk: what was durable is not, or is not what was written. */
class DiskDamageTest {
  private final Bench bench = new Bench();

  private Set<String> leftAfterLie(long waitMillis) throws HardwareFault {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = bench.disk(seed);
      arm(disk, "S2 fates kept dropped at once");
      Volume volume = disk.mount();
      keep(volume, "a", "old ");
      arm(disk, "S7 lying-flush 700 at once");
      try (VolumeFile file = volume.open("a")) {
        file.append("new".getBytes(US_ASCII));
        file.flush();
      }
      bench.pass(waitMillis);
      disk.powerCut();
      left.add(text(disk, "a"));
    }
    return left;
  }

  @Test
  void S7_what_a_lying_flush_acknowledged_can_be_lost_until_the_time_is_over()
      throws HardwareFault {
    assertThat(leftAfterLie(699)).containsExactly("old ", "old new");
    assertThat(leftAfterLie(700)).containsExactly("old new");
  }

  @Test
  void S7_names_are_lied_about_too() throws HardwareFault {
    Bench.Work work =
        volume -> {
          volume.create("s/a").close();
          volume.flushFolder("s");
        };
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = bench.disk(seed);
      arm(disk, "S7 lying-flush 700 at once");
      work.on(disk.mount());
      bench.pass(seed % 2 == 0 ? 100 : 700);
      disk.powerCut();
      left.add(seed % 2 + " " + disk.paths());
    }
    assertThat(left).containsExactly("0 []", "0 [s/a]", "1 [s/a]");
  }

  @Test
  void S7_a_healed_disk_keeps_what_it_promised() throws HardwareFault {
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = bench.disk(seed);
      arm(disk, "S7 lying-flush 700 at once");
      keep(disk.mount(), "a", "promised");
      disk.heal();
      disk.powerCut();
      assertThat(text(disk, "a")).isEqualTo("promised");
    }
  }

  @Test
  void S8_a_flipped_bit_stays_until_it_is_lifted() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "pristine");
    arm(disk, "S8 flip 1 at-rest at once");
    String rotten = read(volume, "a");
    assertThat(rotten).hasSize(8).isNotEqualTo("pristine");
    assertThat(bitsThatDiffer(rotten, "pristine")).isEqualTo(1);
    assertThat(read(volume, "a")).isEqualTo(rotten);
    disk.powerCut();
    Volume next = disk.mount();
    assertThat(read(next, "a")).isEqualTo(rotten);
    disk.heal();
    assertThat(read(next, "a")).isEqualTo("pristine");
  }

  private static int bitsThatDiffer(String one, String other) {
    int bits = 0;
    for (int i = 0; i < one.length(); i++) {
      bits += Integer.bitCount(one.charAt(i) ^ other.charAt(i));
    }
    return bits;
  }

  @Test
  void S8_a_transient_flip_spoils_one_read_only() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "pristine");
    arm(disk, "S8 flip 3 transient at read 1");
    assertThat(read(volume, "a")).isNotEqualTo("pristine");
    assertThat(read(volume, "a")).isEqualTo("pristine");
  }

  @Test
  void S8_a_block_that_cannot_be_read_says_so_and_its_neighbours_are_read() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "x".repeat(3 * 4096));
    arm(disk, "S8 unreadable 4096 at-rest at read 1");
    try (VolumeFile file = volume.open("a")) {
      byte[] into = new byte[100];
      assertFault("io", () -> file.read(5000, into, 0, 100));
      assertFault("io", () -> file.read(4096, into, 0, 1));
      assertFault("io", () -> file.read(8191, into, 0, 1));
      assertThat(file.read(3996, into, 0, 100)).isEqualTo(100);
      assertThat(file.read(8192, into, 0, 100)).isEqualTo(100);
      disk.heal();
      assertThat(file.read(5000, into, 0, 100)).isEqualTo(100);
    }
  }

  @Test
  void S8_a_fault_without_a_byte_to_spoil_waits_for_one() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    List<String> marks = new ArrayList<>();
    disk.onFiring(firing -> marks.add(firing.mark()));
    arm(disk, "S8 unreadable 512 at-rest at once");
    Volume volume = disk.mount();
    keep(volume, "a", "");
    assertThat(marks).isEmpty();
    keep(volume, "b", "x");
    assertThat(marks).containsExactly("S8 unreadable at-rest");
  }

  @Test
  void S9_a_cut_damages_durable_neighbours_in_the_erase_block_and_nothing_before_it()
      throws HardwareFault {
    int damaged = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = bench.disk(seed);
      arm(disk, "S9 collateral 8192 2 at once");
      Volume volume = disk.mount();
      keep(volume, "far", "f".repeat(8192));
      keep(volume, "near", "n".repeat(4096));
      write(volume, "pending", "p".repeat(1000)).close();
      disk.powerCut();
      Volume next = disk.mount();
      assertThat(read(next, "far")).isEqualTo("f".repeat(8192));
      damaged += isDamaged(next, "near", "n".repeat(4096)) ? 1 : 0;
      disk.heal();
      assertThat(read(next, "near")).isEqualTo("n".repeat(4096));
    }
    assertThat(damaged).isEqualTo(SEEDS);
  }

  private static boolean isDamaged(Volume volume, String path, String text) {
    try {
      return !read(volume, path).equals(text);
    } catch (HardwareFault e) {
      return e.fault().equals("io");
    }
  }

  @Test
  void S10_a_misdirected_write_is_missing_here_and_spoils_bytes_there() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    keep(volume, "victim", "v".repeat(2000));
    arm(disk, "S10 misdirected-write at append 1");
    keep(volume, "a", "new");
    assertThat(read(volume, "a")).isEqualTo("\0\0\0");
    assertThat(read(volume, "victim")).hasSize(2000).containsOnlyOnce("new");
    assertThat(read(volume, "victim").indexOf("new") % 512).isZero();
    disk.heal();
    assertThat(read(volume, "a")).isEqualTo("new");
    assertThat(read(volume, "victim")).isEqualTo("v".repeat(2000));
  }

  @Test
  void S10_a_stale_page_is_the_one_before_the_last_flush() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "old ");
    try (VolumeFile file = volume.open("a")) {
      file.append("new".getBytes(US_ASCII));
      file.flush();
    }
    assertThat(read(volume, "a")).isEqualTo("old new");
    arm(disk, "S10 stale-page at read 1");
    assertThat(read(volume, "a")).isEqualTo("old \0\0\0");
    disk.heal();
    assertThat(read(volume, "a")).isEqualTo("old new");
  }

  @Test
  void S10_what_was_removed_comes_back_in_another_file() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "removed long ago");
    volume.remove("a");
    arm(disk, "S10 removed-content at append 1");
    keep(volume, "b", "fresh words");
    assertThat(read(volume, "b")).isEqualTo("removed lon");
    disk.heal();
    assertThat(read(volume, "b")).isEqualTo("fresh words");
  }

  @Test
  void what_is_cut_off_takes_its_damage_along() throws HardwareFault {
    SimulatedDisk disk = bench.disk(1);
    Volume volume = disk.mount();
    keep(volume, "a", "x".repeat(600));
    arm(disk, "S8 unreadable 512 at-rest at read 1");
    try (VolumeFile file = volume.open("a")) {
      assertFault("io", () -> file.read(512, new byte[88], 0, 88));
      file.truncate(512);
      file.append("again".getBytes(US_ASCII));
      assertThat(file.read(512, new byte[5], 0, 5)).isEqualTo(5);
    }
  }
}

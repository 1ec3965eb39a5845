package io.shuijing.hal.linux;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A real file system of 1 MiB, mounted for the test; needs root. Runs alone: a program that another
 * test starts at the same moment holds every open file for an instant, and a removed file then
 * still takes its space.
 */
@Isolated
class MountedVolumeTest {
  @TempDir Path folder;
  private Path card;

  @BeforeEach
  void put_the_card_in() throws IOException, InterruptedException {
    assumeThat(System.getProperty("user.name")).as("only root may mount").isEqualTo("root");
    card = Files.createDirectory(folder.resolve("card"));
    int code = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", card.toString());
    assumeThat(code).as("this machine does not let root mount a tmpfs").isZero();
  }

  @AfterEach
  void take_it_out() throws IOException, InterruptedException {
    if (run("mountpoint", "-q", card.toString()) == 0) {
      assertThat(run("umount", "-l", card.toString())).isZero();
    }
  }

  @Test
  void a_file_system_without_space_is_full_until_something_is_removed() throws IOException {
    Volume volume = DirectoryVolume.open("card", card);
    try (VolumeFile file = volume.create("s/a")) {
      file.append(new byte[500_000]);
      file.flush();
      assertFault("full", () -> file.append(new byte[700_000]));
      assertThat(file.size()).isBetween(500_000L, 1_048_576L);
      assertThat(volume.freeBytes()).isLessThan(4096);
    }
    try (VolumeFile file = volume.create("b")) {
      assertFault("full", () -> file.append(new byte[4096]));
      volume.remove("s/a");
      file.append(new byte[4096]);
      file.flush();
    }
  }

  @Test
  void a_file_system_mounted_read_only_says_so_and_can_be_read() throws Exception {
    Volume volume = DirectoryVolume.open("card", card);
    try (VolumeFile file = volume.create("a")) {
      file.append(new byte[10]);
    }
    assertThat(run("mount", "-o", "remount,ro", card.toString())).isZero();
    assertFault("read-only", () -> volume.create("b"));
    assertFault("read-only", () -> volume.create("new/b"));
    assertFault("read-only", () -> volume.remove("a"));
    assertFault("read-only", () -> volume.rename("a", "b"));
    try (VolumeFile file = volume.open("a")) {
      assertThat(file.read(0, new byte[10], 0, 10)).isEqualTo(10);
      assertFault("read-only", () -> file.append(new byte[1]));
      assertFault("read-only", () -> file.truncate(0));
    }
  }

  @Test
  void a_card_that_was_unmounted_is_gone_and_the_disk_below_stays_empty() throws Exception {
    Volume volume = DirectoryVolume.open("card", card);
    assertThat(run("umount", card.toString())).isZero();
    assertFault("gone", () -> volume.create("a"));
    assertFault("gone", () -> volume.files(""));
    assertThat(card).isEmptyDirectory();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
  }
}

package io.shuijing.hal.linux;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.contract.VolumeContract;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryVolumeTest implements VolumeContract {
  private static final int FLUSHING = 8;

  @TempDir Path folder;
  private Path root;
  private Volume volume;

  @BeforeEach
  void make_a_card() throws HardwareFault {
    root = folder.resolve("card");
    volume = DirectoryVolume.create("card", root);
  }

  @Override
  public Volume volume() {
    return volume;
  }

  @Override
  public Volume volumeWithRoomFor(int bytes) throws HardwareFault {
    return DirectoryVolume.create("card", folder.resolve("small"), bytes);
  }

  @Test
  void a_folder_that_is_not_there_is_a_card_that_is_gone() {
    assertFault("gone", () -> DirectoryVolume.open("card", folder.resolve("nothing")));
  }

  @Test
  void a_file_is_no_volume() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertFault("gone", () -> DirectoryVolume.open("card", file));
    assertFault("exists", () -> DirectoryVolume.create("card", file));
  }

  @Test
  void a_card_that_was_taken_out_is_gone_for_every_call() throws IOException {
    Files.move(root, folder.resolve("pocket"));
    assertEverythingIsGone();
  }

  @Test
  void another_folder_in_the_place_of_the_card_is_not_written_to() throws IOException {
    Files.move(root, folder.resolve("pocket"));
    Files.createDirectory(root);
    assertEverythingIsGone();
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void folders_are_flushed_anew_by_several_threads_at_once() throws Exception {
    for (int i = 0; i < FLUSHING; i++) {
      volume.create("shared/" + i + "/file").close();
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(FLUSHING)) {
      List<Future<?>> flushes = new ArrayList<>();
      for (int i = 0; i < 20 * FLUSHING; i++) {
        String own = "shared/" + i % FLUSHING;
        flushes.add(
            threads.submit(() -> {
              volume.flushFolderAnew(own);
              return own;
            }));
      }
      for (Future<?> flush : flushes) {
        assertThat(flush.get()).isNotNull();
      }
    }
    assertThat(volume.files("shared")).isEmpty();
  }

  private void assertEverythingIsGone() {
    assertFault("gone", () -> volume.create("a"));
    assertFault("gone", () -> volume.open("a"));
    assertFault("gone", () -> volume.exists("a"));
    assertFault("gone", () -> volume.files(""));
    assertFault("gone", () -> volume.folders("a"));
    assertFault("gone", () -> volume.rename("a", "b"));
    assertFault("gone", () -> volume.remove("a"));
    assertFault("gone", () -> volume.flushFolder(""));
    assertFault("gone", volume::freeBytes);
  }

  @Test
  void a_link_on_the_card_leads_nowhere() throws IOException, HardwareFault {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("link"), secret);
    Files.createSymbolicLink(root.resolve("out"), folder);
    assertFault("bad-path", () -> volume.open("link"));
    assertFault("bad-path", () -> volume.open("out/secret"));
    assertFault("bad-path", () -> volume.create("out/new"));
    assertFault("bad-path", () -> volume.files("out"));
    assertThat(volume.files("")).isEmpty();
    assertThat(volume.folders("")).isEmpty();
  }

  @Test
  void a_failed_flush_poisons_the_file_and_no_other() throws HardwareFault {
    try (VolumeFile file = volume.create("a");
        VolumeFile other = volume.create("b")) {
      file.append(new byte[100]);
      Thread.currentThread().interrupt();
      HardwareFault first = assertFault("io", file::flush);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(first).hasMessageContaining("interrupted");
      assertFault("poisoned", file::flush);
      assertFault("poisoned", () -> file.append(new byte[1]));
      assertFault("poisoned", () -> file.truncate(0));
      other.append(new byte[1]);
      other.flush();
    }
    assertThat(root.resolve("a")).hasSize(100);
  }

  @Test
  void a_file_without_the_right_to_write_is_opened_to_read() throws Exception {
    Path file = Files.writeString(root.resolve("a"), "abc");
    assertThat(file.toFile().setWritable(false)).isTrue();
    try (VolumeFile opened = volume.open("a")) {
      assertThat(opened.read(0, new byte[3], 0, 3)).isEqualTo(3);
      assertFault("read-only", () -> opened.append(new byte[1]));
    }
  }

  @Test
  void where_the_kernel_cannot_refuse_to_replace_we_do() throws IOException, HardwareFault {
    VolumePart part = new VolumePart("card", root);
    Path from = Files.writeString(root.resolve("a"), "new");
    Path taken = Files.writeString(root.resolve("b"), "old");
    assertFault("exists", () -> Renaming.lookThenRename(part, from, taken));
    assertThat(taken).hasContent("old");
    Renaming.lookThenRename(part, from, root.resolve("c"));
    assertThat(root.resolve("c")).hasContent("new");
    assertThat(from).doesNotExist();
  }

  @Test
  void what_was_there_before_counts_against_the_capacity() throws IOException, HardwareFault {
    Files.write(Files.createDirectory(root.resolve("s")).resolve("old"), new byte[700]);
    Volume small = DirectoryVolume.open("card", root, 1_000);
    assertThat(small.freeBytes()).isEqualTo(300);
    try (VolumeFile file = small.create("new")) {
      assertFault("full", () -> file.append(new byte[301]));
      assertThat(file.size()).isEqualTo(300);
    }
  }

  @Test
  void free_bytes_without_a_limit_are_those_of_the_disk() throws IOException, HardwareFault {
    long disk = Files.getFileStore(root).getUsableSpace();
    assertThat(volume.freeBytes()).isBetween(disk / 2, disk * 2);
  }

  @Test
  void faults_carry_the_word_the_owner_gave() throws HardwareFault {
    Volume store = DirectoryVolume.create("store", folder.resolve("office"));
    HardwareFault fault = assertFault("absent", () -> store.open("a"));
    assertThat(fault.part()).isEqualTo("store");
    assertThat(fault).hasMessageStartingWith("store: ");
  }
}

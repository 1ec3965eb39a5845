package io.shuijing.dock.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.store.StagedFile;
import io.shuijing.dock.store.Staging;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.storage.VolumeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryArchiveTest implements ArchiveContract {
  @TempDir Path folder;
  private DirectoryVolume volume;
  private int staged;

  @BeforeEach
  void an_office() throws Exception {
    volume = DirectoryVolume.open("store", folder);
  }

  @Override
  public Archive archive() {
    return new DirectoryArchive(volume);
  }

  @Override
  public StagedFile staged(String content) throws HardwareFault {
    StagedFile file = new Staging(volume).open(RECORDER, "file-" + staged++);
    file.append(content.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  @Override
  public boolean isStaged(StagedFile file) {
    return Files.exists(folder.resolve(file.path()));
  }

  @Test
  void an_object_is_a_plain_file_that_may_only_be_read() throws Exception {
    archive().publish(staged("track"), TRACK);
    Path object = folder.resolve("archive/RZ-0007/sessions/1-1/av-0001.track");
    assertThat(Files.readString(object)).isEqualTo("track");
    assertThat(Files.getPosixFilePermissions(object))
        .doesNotContain(
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_WRITE);
    try (VolumeFile file = volume.open("archive/RZ-0007/sessions/1-1/av-0001.track")) {
      assertThatThrownBy(() -> file.append(new byte[1]))
          .isInstanceOfSatisfying(
              HardwareFault.class, e -> assertThat(e.fault()).isEqualTo("read-only"));
    }
  }

  @Test
  void a_file_that_is_none_of_ours_is_named_and_not_passed_over() throws Exception {
    Files.createDirectories(folder.resolve("archive/RZ-0007/receipts"));
    Files.writeString(folder.resolve("archive/RZ-0007/receipts/latest.note"), "");
    assertThatThrownBy(() -> archive().receipts(RECORDER))
        .hasMessageContaining("RZ-0007/receipts/latest.note is none of ours");
  }

  @Test
  void an_unfinished_small_object_of_a_killed_dock_is_written_anew() throws Exception {
    Files.createDirectories(folder.resolve("archive/RZ-0007/receipts"));
    Files.writeString(folder.resolve("archive/RZ-0007/receipts/7.note.new"), "half a rec");
    archive().put(ObjectKey.receipt(RECORDER, 7), "receipt".getBytes(StandardCharsets.UTF_8));
    assertThat(archive().read(ObjectKey.receipt(RECORDER, 7)))
        .isEqualTo("receipt".getBytes(StandardCharsets.UTF_8));
    assertThat(volume.files("archive/RZ-0007/receipts")).containsExactly("7.note");
  }
}

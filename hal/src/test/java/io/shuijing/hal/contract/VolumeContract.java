package io.shuijing.hal.contract;

import static io.shuijing.hal.contract.Faults.assertFault;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link Volume} does. */
public interface VolumeContract {

  /** A volume with nothing on it and room for at least 8 MiB; the same one all through a test. */
  Volume volume() throws HardwareFault;

  /** A volume with nothing on it and room for just {@code bytes} of contents. */
  Volume volumeWithRoomFor(int bytes) throws HardwareFault;

  @Test
  default void what_was_appended_is_read_back_at_any_position() throws HardwareFault {
    try (VolumeFile file = volume().create("journal/0001.log")) {
      file.append(bytes("abc"));
      file.append(bytes("..defg.."), 2, 4);
      assertThat(file.size()).isEqualTo(7);
      assertThat(text(file, 2, 3)).isEqualTo("cde");
    }
  }

  @Test
  default void an_opened_file_goes_on_at_its_end() throws HardwareFault {
    write("a.log", "one ");
    try (VolumeFile file = volume().open("a.log")) {
      file.append(bytes("two"));
      file.flush();
    }
    assertThat(contents("a.log")).isEqualTo("one two");
  }

  @Test
  default void reading_at_and_behind_the_end_gives_minus_one() throws HardwareFault {
    try (VolumeFile file = volume().create("a")) {
      file.append(bytes("abc"));
      byte[] into = new byte[8];
      assertThat(file.read(1, into, 0, 8)).isEqualTo(2);
      assertThat(file.read(3, into, 0, 8)).isEqualTo(-1);
      assertThat(file.read(99, into, 0, 8)).isEqualTo(-1);
      assertThat(file.read(0, into, 0, 0)).isZero();
    }
  }

  @Test
  default void megabytes_come_back_as_they_went_in() throws HardwareFault {
    byte[] many = new byte[3 * 1024 * 1024 + 7];
    for (int i = 0; i < many.length; i++) {
      many[i] = (byte) (i * 31 + i / 4096);
    }
    try (VolumeFile file = volume().create("big")) {
      file.append(many);
      file.flush();
      byte[] back = new byte[many.length];
      assertThat(file.read(0, back, 0, back.length)).isEqualTo(many.length);
      assertThat(back).isEqualTo(many);
    }
  }

  @Test
  default void creating_a_name_that_is_taken_fails_and_keeps_the_file() throws HardwareFault {
    write("a", "old");
    assertFault("exists", () -> volume().create("a"));
    assertThat(contents("a")).isEqualTo("old");
  }

  @Test
  default void opening_what_is_not_there_fails() throws HardwareFault {
    write("folder/file", "x");
    assertFault("absent", () -> volume().open("nothing"));
    assertFault("absent", () -> volume().open("no/such/folder"));
    assertFault("absent", () -> volume().open("folder"));
  }

  @Test
  default void cutting_gives_a_shorter_file_that_grows_from_there() throws HardwareFault {
    try (VolumeFile file = volume().create("a")) {
      file.append(bytes("durable torn"));
      file.truncate(8);
      file.append(bytes("new"));
    }
    assertThat(contents("a")).isEqualTo("durable new");
  }

  @Test
  default void cutting_never_makes_a_file_longer() throws HardwareFault {
    try (VolumeFile file = volume().create("a")) {
      file.append(bytes("abc"));
      assertThatThrownBy(() -> file.truncate(4)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> file.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
      assertThat(file.size()).isEqualTo(3);
    }
  }

  @Test
  default void what_is_written_anew_reads_as_before() throws HardwareFault {
    write("a", "durable tail");
    try (VolumeFile file = volume().open("a")) {
      file.writeAnew(8);
      file.flush();
      file.append(bytes(" and more"));
      file.writeAnew(0);
    }
    assertThat(contents("a")).isEqualTo("durable tail and more");
  }

  @Test
  default void names_that_are_flushed_anew_stay_as_they_are() throws HardwareFault {
    write("s/1/a", "x");
    volume().flushFolderAnew("s/1");
    assertThat(volume().files("s/1")).containsExactly("a");
    assertThat(volume().folders("s")).containsExactly("1");
    assertThat(volume().files("s")).isEmpty();
    assertThat(volume().files("")).isEmpty();
    assertThat(contents("s/1/a")).isEqualTo("x");
  }

  @Test
  default void a_closed_file_refuses_everything() throws HardwareFault {
    VolumeFile file = volume().create("a");
    file.close();
    file.close();
    assertThatThrownBy(() -> file.append(bytes("x"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(file::flush).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(file::size).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> file.read(0, new byte[1], 0, 1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void names_are_listed_sorted_and_apart() throws HardwareFault {
    write("s/b", "");
    write("s/a", "");
    write("s/C.track", "");
    write("s/2/x", "");
    write("s/10/x", "");
    assertThat(volume().files("s")).containsExactly("C.track", "a", "b");
    assertThat(volume().folders("s")).containsExactly("10", "2");
    assertThat(volume().folders("")).containsExactly("s");
    assertThat(volume().files("")).isEmpty();
    assertThat(volume().files("no/such")).isEqualTo(List.of());
    assertThat(volume().folders("s/a")).isEmpty();
  }

  @Test
  default void only_a_file_exists() throws HardwareFault {
    write("s/a", "");
    assertThat(volume().exists("s/a")).isTrue();
    assertThat(volume().exists("s")).isFalse();
    assertThat(volume().exists("s/b")).isFalse();
    assertThat(volume().exists("s/a/b")).isFalse();
  }

  @Test
  default void a_renamed_file_keeps_its_bytes_and_may_change_its_folder() throws HardwareFault {
    write("staging/a.part", "bytes");
    volume().rename("staging/a.part", "archive/2026/a");
    volume().flushFolder("archive/2026");
    volume().flushFolder("staging");
    assertThat(contents("archive/2026/a")).isEqualTo("bytes");
    assertThat(volume().exists("staging/a.part")).isFalse();
  }

  @Test
  default void renaming_never_replaces() throws HardwareFault {
    write("a", "new");
    write("b", "old");
    write("folder/x", "");
    assertFault("exists", () -> volume().rename("a", "b"));
    assertFault("exists", () -> volume().rename("a", "folder"));
    assertThat(contents("a")).isEqualTo("new");
    assertThat(contents("b")).isEqualTo("old");
  }

  @Test
  default void renaming_what_is_not_there_fails() {
    assertFault("absent", () -> volume().rename("a", "b"));
  }

  @Test
  default void a_file_takes_the_name_of_another_one_in_its_folder() throws HardwareFault {
    write("s/new", "new");
    write("s/a", "old");
    write("s/folder/x", "");
    volume().replace("s/new", "s/a");
    volume().flushFolder("s");
    assertThat(contents("s/a")).isEqualTo("new");
    assertThat(volume().files("s")).containsExactly("a");
    volume().replace("s/a", "s/b");
    assertThat(contents("s/b")).isEqualTo("new");
    assertFault("absent", () -> volume().replace("s/a", "s/b"));
    assertFault("exists", () -> volume().replace("s/b", "s/folder"));
    assertFault("bad-path", () -> volume().replace("s/b", "b"));
    assertThat(contents("s/b")).isEqualTo("new");
  }

  @Test
  default void a_file_and_an_empty_folder_are_removed() throws HardwareFault {
    write("s/a", "x");
    assertFault("not-empty", () -> volume().remove("s"));
    volume().remove("s/a");
    volume().remove("s");
    volume().flushFolder("");
    assertThat(volume().folders("")).isEmpty();
    assertFault("absent", () -> volume().remove("s/a"));
    assertFault("absent", () -> volume().remove("s"));
  }

  @Test
  default void a_protected_file_is_read_and_renamed_but_takes_nothing_more() throws HardwareFault {
    write("a", "x");
    volume().protect("a");
    volume().rename("a", "b");
    try (VolumeFile file = volume().open("b")) {
      assertFault("read-only", () -> file.append(bytes("y")));
    }
    assertThat(contents("b")).isEqualTo("x");
  }

  @Test
  default void a_folder_that_is_not_there_cannot_be_flushed() {
    assertFault("absent", () -> volume().flushFolder("no/such"));
  }

  @Test
  default void a_path_that_is_no_path_is_refused() {
    for (String path :
        List.of(
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/../b",
            ".",
            "a/./b",
            "a//b",
            "a/",
            "/a",
            "a\0b",
            "a b",
            "a\nb",
            "a\\b",
            "水镜",
            "~",
            "a:b",
            "x".repeat(256),
            "a/".repeat(600) + "a")) {
      assertFault("bad-path", () -> volume().create(path));
      assertFault("bad-path", () -> volume().open(path));
      assertFault("bad-path", () -> volume().exists(path));
      assertFault("bad-path", () -> volume().remove(path));
      assertFault("bad-path", () -> volume().rename(path, "x"));
      assertFault("bad-path", () -> volume().rename("x", path));
      if (!path.isEmpty()) {
        assertFault("bad-path", () -> volume().files(path));
        assertFault("bad-path", () -> volume().folders(path));
        assertFault("bad-path", () -> volume().flushFolder(path));
      }
    }
  }

  @Test
  default void a_full_volume_says_so_and_keeps_what_was_flushed() throws HardwareFault {
    Volume small = volumeWithRoomFor(10_000);
    try (VolumeFile file = small.create("a")) {
      file.append(new byte[6_000]);
      file.flush();
      assertFault("full", () -> file.append(new byte[6_000]));
      assertThat(file.size()).isBetween(6_000L, 10_000L);
      file.truncate(6_000);
      file.flush();
      assertThat(file.size()).isEqualTo(6_000);
    }
    assertThat(small.freeBytes()).isLessThanOrEqualTo(4_000);
  }

  @Test
  default void a_full_volume_takes_more_after_something_was_removed() throws HardwareFault {
    Volume small = volumeWithRoomFor(10_000);
    try (VolumeFile file = small.create("a")) {
      file.append(new byte[10_000]);
    }
    try (VolumeFile file = small.create("b")) {
      assertFault("full", () -> file.append(new byte[1]));
      small.remove("a");
      file.append(new byte[10_000]);
      file.flush();
      assertThat(file.size()).isEqualTo(10_000);
    }
  }

  @Test
  default void free_bytes_shrink_by_what_is_written() throws HardwareFault {
    Volume small = volumeWithRoomFor(10_000);
    long before = small.freeBytes();
    try (VolumeFile file = small.create("a")) {
      file.append(new byte[8_000]);
      file.flush();
    }
    assertThat(small.freeBytes()).isEqualTo(before - 8_000);
  }

  private void write(String path, String text) throws HardwareFault {
    try (VolumeFile file = volume().create(path)) {
      file.append(bytes(text));
      file.flush();
    }
  }

  private String contents(String path) throws HardwareFault {
    try (VolumeFile file = volume().open(path)) {
      return text(file, 0, (int) file.size());
    }
  }

  private static String text(VolumeFile file, long position, int length) throws HardwareFault {
    byte[] into = new byte[length];
    int count = file.read(position, into, 0, length);
    return new String(into, 0, count, US_ASCII);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}

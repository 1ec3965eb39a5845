package io.shuijing.hal.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system's messages come in the language of the machine; faults must not depend on it. */
class ForeignLocaleTest {
  private static final Path MESSAGES = Path.of("/usr/share/locale/zh_CN/LC_MESSAGES/libc.mo");

  @TempDir Path folder;

  @Test
  void every_error_number_is_known_by_its_text() {
    for (Errno errno : Errno.values()) {
      assertThat(Errno.said(Libc.strerror(errno.number()))).contains(errno);
    }
    assertThat(Errno.said("something else")).isEmpty();
  }

  @Test
  void a_full_disk_is_full_on_a_machine_that_speaks_chinese() throws Exception {
    assumeThat(MESSAGES).as("this machine has no Chinese messages").exists();
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            FullDevice.class.getName(),
            folder.resolve("fault").toString());
    child.environment().put("LC_ALL", "C.UTF-8");
    child.environment().put("LANGUAGE", "zh_CN");
    assertThat(child.inheritIO().start().waitFor()).isZero();
    assertThat(Files.readAllLines(folder.resolve("fault"))).containsExactly("设备上没有空间", "full");
  }

  /** Writes to the device that is always full, and tells what the system and we say to that. */
  static final class FullDevice {
    private FullDevice() {}

    public static void main(String[] args) throws IOException {
      Path device = Path.of("/dev/full");
      try (FileChannel channel = FileChannel.open(device, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate(10));
      } catch (IOException e) {
        String fault = new VolumePart("card", Path.of("/dev")).of(e, "append to", device).fault();
        Files.write(
            Path.of(args[0]),
            List.of(String.valueOf(e.getMessage()), fault),
            StandardCharsets.UTF_8);
      }
    }
  }
}

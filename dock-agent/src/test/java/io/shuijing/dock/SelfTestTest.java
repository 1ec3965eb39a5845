package io.shuijing.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.cli.Commands;
import io.shuijing.dock.fixture.OfficeOnDisk;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dock check}: every part by itself, in plain words. */
class SelfTestTest {
  @TempDir Path folder;

  private static String check(OfficeOnDisk office, int code) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    String[] words = {"check", office.configuration.toString()};
    assertThat(Commands.run(words, to, to))
        .as(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(code);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_dock_that_can_run_says_so_and_a_bay_without_a_recorder_is_no_failure() throws Exception {
    OfficeOnDisk office = OfficeOnDisk.foundedByCommand(folder);
    office.configure("bay = serial:" + folder.resolve("plugs/*"), "bay = tcp:127.0.0.1:9");
    assertThat(check(office, 0))
        .contains("✓ 密钥 keys", "✓ 链路 link", "✓ 语音 speech", "可以运行")
        .contains("✓ 仓位 bay  " + folder.resolve("plugs/*") + ": 0 ")
        .contains("! 仓位 bay  127.0.0.1:9");
    assertThat(office.path("staging/check.probe")).doesNotExist();
  }

  @Test
  void what_fails_is_named_and_hides_nothing_else() throws Exception {
    OfficeOnDisk office = OfficeOnDisk.foundedByCommand(folder);
    office.configure("bay = tcp:127.0.0.1:9", "espeak = no-such-program");
    Files.setPosixFilePermissions(
        office.path("keys/office.pem"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(check(office, 2))
        .containsPattern("✗ 密钥 keys +.*office.pem .*chmod 600")
        .contains("✗ 语音 speech", "✓ 链路 link", "存储 store", "✗ 的项");
  }
}

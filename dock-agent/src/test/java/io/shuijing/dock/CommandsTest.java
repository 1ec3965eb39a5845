package io.shuijing.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.DockProcess;
import io.shuijing.dock.fixture.OfficeOnDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as processes: what they leave behind, and one clear line when something is wrong.
 */
class CommandsTest {
  @TempDir Path folder;

  private static String refused(String... arguments) {
    try (DockProcess dock = DockProcess.start(arguments)) {
      assertThat(dock.exitCode()).as(dock.errors()).isEqualTo(2);
      assertThat(dock.errors().lines()).hasSize(1);
      return dock.errors().strip();
    }
  }

  @Test
  void init_leaves_private_files_for_their_owner_alone_and_overwrites_nothing() throws Exception {
    OfficeOnDisk office = OfficeOnDisk.foundedByCommand(folder);
    try (Stream<Path> files = Files.list(office.path("keys"))) {
      for (Path file : files.toList()) {
        String content = Files.readString(file);
        boolean secret = content.contains("PRIVATE KEY") || content.contains("AGE-SECRET-KEY");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(secret ? "rw-------" : "rw-r--r--");
      }
    }
    byte[] key = Files.readAllBytes(office.path("keys/office.pem"));
    assertThat(refused("init", office.configuration.toString()))
        .contains("is there already and nothing is overwritten");
    assertThat(Files.readAllBytes(office.path("keys/office.pem"))).isEqualTo(key);
  }

  @Test
  void what_an_init_that_was_killed_left_behind_is_begun_anew() throws Exception {
    Files.createDirectories(folder.resolve("office/keys.unfinished"));
    Files.writeString(folder.resolve("office/keys.unfinished/office.pem"), "half a k");
    OfficeOnDisk office = OfficeOnDisk.foundedByCommand(folder);
    assertThat(Files.readString(office.path("keys/office.pem"))).startsWith("-----BEGIN");
    assertThat(office.path("keys.unfinished")).doesNotExist();
  }

  @Test
  void enrolling_twice_gives_the_same_and_never_over_another_file() throws Exception {
    OfficeOnDisk office = OfficeOnDisk.founded(folder);
    office.enrolledByCommand("RZ-0007");
    byte[] certificate = Files.readAllBytes(folder.resolve("recorder-RZ-0007/link.crt"));
    office.enrolledByCommand("RZ-0007");
    assertThat(Files.readAllBytes(folder.resolve("recorder-RZ-0007/link.crt")))
        .isEqualTo(certificate);
    assertThat(office.path("archive/keys/recorder-RZ-0007.vkey")).exists();
    Files.writeString(folder.resolve("recorder-RZ-0007/link.crt"), "another");
    assertThat(
            refused(
                "enrol",
                office.configuration.toString(),
                folder.resolve("recorder-RZ-0007/enrolment.request").toString(),
                folder.resolve("recorder-RZ-0007").toString()))
        .contains("link.crt is there already with other content");
  }

  @Test
  void what_is_wrong_is_said_in_one_line_with_exit_code_2() throws Exception {
    Path configuration = folder.resolve("dock.conf");
    String conf = configuration.toString();
    assertThat(refused()).contains("try dock --help");
    assertThat(refused("fly", conf)).contains("not understood").contains("fly");
    assertThat(refused("run", conf)).contains("dock.conf is not there");
    Files.writeString(configuration, "office = office\ncolour = red\n");
    assertThat(refused("run", conf)).contains("line 2: unknown key 'colour'");
    Files.writeString(configuration, "office = o\ndomain = a.example\ndock = D1\n");
    assertThat(refused("run", conf)).contains("'bay = …' is missing");
    Files.writeString(
        configuration, "office = o\ndomain = a.example\ndock = D1\nbay = tcp:127.0.0.1:1\n");
    assertThat(refused("run", conf)).contains("there is no folder").contains("/o");
    Files.createDirectories(folder.resolve("o"));
    assertThat(refused("run", conf)).contains("run 'init' first");
  }

  @Test
  void a_wrong_key_file_is_named() throws Exception {
    OfficeOnDisk office = OfficeOnDisk.founded(folder);
    office.configure("bay = tcp:127.0.0.1:1");
    Files.delete(office.path("keys/office.pem"));
    Files.copy(office.path("keys/authority.pem"), office.path("keys/office.pem"));
    assertThat(refused("run", office.configuration.toString()))
        .contains("keys/office.pem is not the private half of");
  }

  @Test
  void help_says_what_there_is() {
    assertThat(help("--help")).contains("init", "enrol", "run");
    assertThat(help("enrol", "--help")).contains("CONFIG REQUEST OUTDIR");
    assertThat(help("run", "--help")).contains("store-limit-bytes = ");
  }

  private static String help(String... arguments) {
    try (DockProcess dock = DockProcess.start(arguments)) {
      assertThat(dock.exitCode()).isZero();
      return String.join("\n", dock.everything());
    }
  }
}

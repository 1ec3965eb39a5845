package io.shuijing.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.cli.Commands;
import io.shuijing.dock.fixture.DockProcess;
import io.shuijing.dock.fixture.OfficeOnDisk;
import io.shuijing.dock.fixture.OfficeOnDisk.Enrolled;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.wire.TcpListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorders and docks from which nothing new is believed, and offices that are made in one go. */
class RevocationTest {
  @TempDir Path folder;

  private record Said(int code, String out, String err) {}

  private static Said command(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Commands.run(
            words,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_revoked_recorder_is_taken_in_whole_into_quarantine_and_gets_no_receipt() throws Exception {
    OfficeOnDisk office = OfficeOnDisk.foundedByCommand(folder);
    Enrolled enrolled = office.enrolledByCommand("RZ-0007");
    enrolled.card().session(1, 2, 300);
    byte[] track = enrolled.card().file("sessions/1-1/av-0001.track");
    String configuration = office.configuration.toString();
    Said said = command("revoke", configuration, "RZ-0007", "--reason", "lost");
    assertThat(said.out()).as(said.err()).isEqualTo("revoked " + enrolled.card().name + "\n");
    assertThat(Files.readString(office.path("keys/recorder-RZ-0007.revoked")))
        .contains("\nfrom 0\nreason lost\n");
    assertThat(office.path("archive/keys/recorder-RZ-0007.revoked")).exists();
    TcpListener port = TcpListener.on("127.0.0.1", 0);
    office.configure("bay = tcp:127.0.0.1:" + port.port());
    try (LinkServer _ = enrolled.serveOn(port);
        DockProcess dock = DockProcess.start("run", configuration)) {
      dock.awaitStart("bay-1 quarantined RZ-0007 REVOKED");
      dock.awaitStart("quarantine RZ-0007 REVOKED sessions/1-1/av-0001.track");
    }
    assertThat(Files.readAllBytes(office.path("quarantine/RZ-0007/sessions__1-1__av-0001.track")))
        .isEqualTo(track);
    assertThat(enrolled.recorder().receipts).isEmpty();
    assertThat(enrolled.card().files).hasSize(1);
  }

  @Test
  void what_was_revoked_is_not_revoked_or_enrolled_again_and_strangers_are_not_revoked()
      throws Exception {
    OfficeOnDisk office = OfficeOnDisk.foundedByCommand(folder);
    office.enrolledByCommand("RZ-0007");
    String configuration = office.configuration.toString();
    assertThat(command("revoke", configuration, "RZ-0007", "--reason", "lost").code()).isZero();
    assertThat(command("revoke", configuration, "RZ-0007", "--reason", "lost"))
        .satisfies(said -> {
          assertThat(said.code()).isEqualTo(2);
          assertThat(said.err()).contains("was revoked before");
        });
    Path keys = folder.resolve("recorder-RZ-0007");
    assertThat(
            command(
                "enrol", configuration, keys.resolve("enrolment.request").toString(), keys + "-2"))
        .satisfies(said -> {
          assertThat(said.code()).isEqualTo(2);
          assertThat(said.err()).contains("gets a new serial and new keys");
        });
    assertThat(command("revoke", configuration, "RZ-0099", "--reason", "lost").code()).isEqualTo(2);
  }

  @Test
  void a_revoked_dock_does_not_run() throws Exception {
    OfficeOnDisk office = OfficeOnDisk.foundedByCommand(folder);
    office.configure("bay = tcp:127.0.0.1:9");
    String configuration = office.configuration.toString();
    String name = OfficeOnDisk.DOMAIN + "/dock/D1";
    assertThat(command("revoke", configuration, name, "--reason", "stolen").code()).isZero();
    try (DockProcess dock = DockProcess.start("run", configuration)) {
      assertThat(dock.exitCode()).isEqualTo(2);
      assertThat(dock.errors()).contains("was revoked");
    }
  }

  @Test
  void an_office_is_made_in_one_go_with_a_commented_configuration_and_every_file_explained()
      throws Exception {
    Path configuration = folder.resolve("new/dock.conf");
    String[] words = {"init", configuration.toString(), "--domain", "ruzhou-water.example"};
    Said said = command(words);
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(Files.readString(configuration)).contains("domain = ruzhou-water.example", "# ");
    String explained = Files.readString(folder.resolve("new/office/README.txt"));
    assertThat(folder.resolve("new/office/keys/escrow.age")).exists();
    assertThat(explained).contains("keys/escrow.age", "keys/office.pem", "archive/");
    assertThat(command(words))
        .satisfies(again -> {
          assertThat(again.code()).isEqualTo(2);
          assertThat(again.err()).contains("nothing is overwritten");
        });
  }

  @Test
  void a_recorder_whose_clock_stands_in_1970_is_taken_in_and_set() throws Exception {
    OfficeOnDisk office = OfficeOnDisk.foundedByCommand(folder);
    Enrolled enrolled = office.enrolledByCommand("RZ-0007");
    enrolled.card().session(1, 2, 300);
    enrolled.recorder().ahead = Duration.ofDays(-20_000);
    TcpListener port = TcpListener.on("127.0.0.1", 0);
    office.configure("bay = tcp:127.0.0.1:" + port.port());
    try (LinkServer _ = enrolled.serveOn(port);
        DockProcess dock = DockProcess.start("run", office.configuration.toString())) {
      dock.awaitStart("freed RZ-0007 1 ");
    }
    assertThat(enrolled.recorder().asked).contains("SetClock");
  }
}

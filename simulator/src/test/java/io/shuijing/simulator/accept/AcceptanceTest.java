package io.shuijing.simulator.accept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.cli.Commands;
import io.shuijing.hal.linux.LinkAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The test of the test, short: all twelve broken recorders are tried by {@code shuijing accept
 * --matrix}.
 */
class AcceptanceTest {
  private static final Path SCRIPT =
      Path.of("..", "docs", "verify", "verify.sh").toAbsolutePath().normalize();

  @TempDir private static Path folder;

  @BeforeAll
  static void an_office_is_founded() throws Exception {
    examiner(true, new ByteArrayOutputStream()).found();
  }

  @AfterEach
  void nothing_is_left_running() {
    assertThat(ProcessHandle.current().descendants().filter(AcceptanceTest::isOurs)).isEmpty();
  }

  @Test
  void a_sound_recorder_is_accepted_and_stands_in_the_register() throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Sheet sheet = examiner(false, screen).simulated(Defect.NONE);

    assertThat(sheet.failedParts()).as(screen.toString(UTF_8)).isEmpty();
    assertThat(sheet.passed()).isTrue();
    assertThat(sheet.results()).filteredOn(r -> r.grade() == Grade.PASS).hasSizeGreaterThan(20);
    assertInTheRegister();
  }

  @Test
  void of_a_broken_speaker_the_speaker_is_named_and_no_other_part() throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Sheet sheet = examiner(true, screen).simulated(Defect.SPEAKER_BROKEN);

    assertThat(sheet.failedParts()).as(screen.toString(UTF_8)).containsExactly(Part.SPEAKER);
  }

  private static Examiner examiner(boolean brief, ByteArrayOutputStream screen) throws Exception {
    Request request =
        new Request(
            Optional.empty(),
            Optional.empty(),
            Profile.simulated(),
            new Request.Course(6, "wang", brief, false, false),
            SCRIPT,
            folder.resolve("accept"));
    return new Examiner(
        request, new Words(Words.Language.EN), new PrintStream(screen, true, UTF_8));
  }

  /** The report of the sound one lies signed in its office; the register says so. */
  private void assertInTheRegister() throws Exception {
    Path office = folder.resolve("accept/none/office");
    List<String> names;
    try (Stream<Path> tree = Files.walk(office.resolve("equipment"))) {
      names = tree.map(path -> path.getFileName().toString()).toList();
    }
    assertThat(names).contains("acceptance.note", "report-zh.html", "report-en.html", "wang.vkey");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, UTF_8);
    String configuration = office.resolve("dock.conf").toString();
    int code =
        Commands.run(
            new String[] {"equipment", "list", configuration, "--officers", "2", "--lang", "en"},
            out,
            out);
    assertThat(code).isZero();
    assertThat(said.toString(UTF_8))
        .contains("RZ-0007", "accepted", "wang", "1 recorders, 1 of them accepted; 2 officers");
  }

  @Test
  void what_answers_nonsense_is_no_recorder_and_the_link_is_named() throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    try (Babbler babbler = new Babbler()) {
      Request request =
          new Request(
              Optional.of(LinkAddress.parse("tcp:127.0.0.1:" + babbler.port())),
              Optional.of(folder.resolve("accept/template/office/dock.conf")),
              Profile.usual(),
              new Request.Course(6, "wang", true, false, false),
              SCRIPT,
              folder);
      Examiner examiner = new Examiner(request, new Words(Words.Language.EN), print(screen));
      assertThat(examiner.one(Defect.NONE)).isFalse();
    }
    assertThat(screen.toString(UTF_8))
        .contains("[FAIL] Link", "look at the cable, or it is no recorder", "link");
  }

  /** Says what no recorder says, to whoever comes. */
  private static final class Babbler implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

    Babbler() throws IOException {
      Thread.ofVirtual().start(this::babble);
    }

    int port() {
      return door.getLocalPort();
    }

    private void babble() {
      while (!door.isClosed()) {
        try (Socket caller = door.accept()) {
          caller.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nwhat?\r\n".getBytes(UTF_8));
          caller.getInputStream().readAllBytes();
        } catch (IOException e) {
          assertThat(e).isInstanceOf(SocketException.class); // the test is over
        }
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }

  private static PrintStream print(ByteArrayOutputStream screen) {
    return new PrintStream(screen, true, UTF_8);
  }

  private static boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("io.shuijing.device.Main");
  }
}

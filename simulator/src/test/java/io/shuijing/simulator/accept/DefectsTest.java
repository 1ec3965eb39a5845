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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test of the test: each simulated recorder is a process of its own, several run at a time. */
class DefectsTest {
  private static final int AT_A_TIME = 4;
  private static final Path SCRIPT =
      Path.of("..", "docs", "verify", "verify.sh").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private record Tried(Sheet sheet, String screen) {}

  @Test
  void a_sound_recorder_is_accepted_and_of_twelve_broken_ones_exactly_the_broken_part_is_named()
      throws Exception {
    examiner(true, new ByteArrayOutputStream()).found();
    Map<Defect, Tried> tried = new EnumMap<>(Defect.class);
    try (ExecutorService rooms = Executors.newFixedThreadPool(AT_A_TIME)) {
      Map<Defect, Future<Tried>> running = new EnumMap<>(Defect.class);
      for (Defect defect : Defect.values()) {
        running.put(defect, rooms.submit(() -> test(defect)));
      }
      for (Map.Entry<Defect, Future<Tried>> one : running.entrySet()) {
        tried.put(one.getKey(), one.getValue().get());
      }
    }

    assertThat(tried).hasSize(13);
    tried.forEach(DefectsTest::assertNamed);
    assertThat(tried.entrySet())
        .anyMatch(one -> one.getKey() == Defect.NONE && one.getValue().sheet().passed());
    assertInTheRegister();
    assertThat(ProcessHandle.current().descendants().filter(DefectsTest::isOurs)).isEmpty();
  }

  private Tried test(Defect defect) throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Sheet sheet = examiner(defect != Defect.NONE, screen).simulated(defect);
    return new Tried(sheet, screen.toString(UTF_8));
  }

  private Examiner examiner(boolean brief, ByteArrayOutputStream screen) throws Exception {
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

  private static void assertNamed(Defect defect, Tried tried) {
    assertThat(tried.sheet().failedParts())
        .as(defect.word() + "\n" + tried.screen())
        .isEqualTo(defect.part().map(Set::of).orElse(Set.of()));
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
    examiner(true, screen).found();
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
          caller.getInputStream().read();
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

package io.shuijing.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.DockProcess;
import io.shuijing.dock.fixture.OfficeOnDisk;
import io.shuijing.dock.fixture.OfficeOnDisk.Enrolled;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.wire.TcpListener;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tinylog.Logger;

/** A real dock, over TCP and TLS, that is killed with SIGKILL while a recorder is in it. */
class KilledDockTest {
  private static final int MIB = 1024 * 1024;
  private static final String TRACK = "sessions/1-1/av-0001.track";

  @TempDir Path folder;
  private OfficeOnDisk office;
  private Enrolled enrolled;
  private Digest track;

  @BeforeEach
  void an_office_and_a_recorder_with_four_megabytes() throws Exception {
    office = OfficeOnDisk.founded(folder);
    enrolled = office.enrolled("RZ-0007");
    enrolled.card().session(1, 4, MIB);
    enrolled.card().session(2, 2, 300);
    track = Digest.of(enrolled.card().file(TRACK));
  }

  private void assertAllIsInOnce() throws Exception {
    assertThat(enrolled.card().files.keySet()).isEmpty();
    assertThat(office.digest("archive/RZ-0007/" + TRACK)).isEqualTo(track);
    assertThat(Files.readAllBytes(office.path("archive/RZ-0007/journal")))
        .isEqualTo(enrolled.card().journalBytes());
    assertThat(filesBelow("archive/RZ-0007/sessions")).hasSize(2);
    assertThat(filesBelow("staging")).isEmpty();
    assertThat(filesBelow("quarantine")).isEmpty();
  }

  private List<Path> filesBelow(String folder) throws Exception {
    if (!Files.isDirectory(office.path(folder))) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(office.path(folder))) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private DockProcess run() {
    return DockProcess.start("run", office.configuration.toString());
  }

  private static void awaitEnd(DockProcess dock) {
    dock.awaitStart("bay-1 releasable RZ-0007"); // not said before everything is done
  }

  @Test
  void a_recorder_is_offloaded_over_tcp_and_told_in_lines() throws Exception {
    TcpListener port = TcpListener.on("127.0.0.1", 0);
    office.configure("bay = tcp:127.0.0.1:" + port.port());
    try (LinkServer _ = enrolled.serveOn(port);
        DockProcess dock = run()) {
      awaitEnd(dock);
      assertThat(dock.heard())
          .containsSubsequence(
              "ready " + OfficeOnDisk.DOMAIN + "/dock/D1 1",
              "bay-1 identifying RZ-0007",
              "bay-1 verifying RZ-0007",
              "bay-1 offloading RZ-0007",
              "bay-1 verifying RZ-0007",
              "bay-1 releasable RZ-0007")
          .anyMatch(line -> line.matches("clock RZ-0007 offset -?\\d+ round-trip \\d+"))
          .anyMatch(line -> line.matches("progress bay-1 " + TRACK + " \\d+ \\d+"))
          .anyMatch(
              line -> line.matches("receipt RZ-0007 \\d+ archive/RZ-0007/receipts/\\d+.note"));
    }
    assertAllIsInOnce();
  }

  @ParameterizedTest
  @CsvSource({
    "ReadJournal, 1",
    "KeepCosigned, 1",
    "ReadTrack, 1",
    "ReadTrack, 3",
    "KeepReceipt, 1",
  })
  void killed_and_started_again_it_goes_on_where_it_was(String question, int times)
      throws Exception {
    TcpListener port = TcpListener.on("127.0.0.1", 0);
    office.configure("bay = tcp:127.0.0.1:" + port.port());
    AtomicReference<DockProcess> dock = new AtomicReference<>(run());
    int[] count = {0};
    long[] pulled = {0};
    enrolled.recorder().mishap =
        (asked, answer) -> {
          if (asked.getClass().getSimpleName().equals(question) && ++count[0] == times) {
            dock.get().kill();
          }
          if (asked instanceof Question.ReadTrack) {
            pulled[0] += answer.body().length;
          }
          return answer;
        };
    long length = enrolled.card().file(TRACK).length;
    try (LinkServer _ = enrolled.serveOn(port)) {
      assertThat(dock.get().exitCode()).isEqualTo(137);
      assertThat(count[0]).isEqualTo(times);
      try (DockProcess again = run()) {
        awaitEnd(again);
      }
    }
    assertAllIsInOnce();
    // the piece that was under way comes twice, nothing else
    assertThat(pulled[0]).isLessThan(length + 2L * MIB);
  }

  @Test
  void two_docks_do_not_share_an_office() throws Exception {
    TcpListener port = TcpListener.on("127.0.0.1", 0);
    office.configure("bay = tcp:127.0.0.1:" + port.port());
    try (LinkServer _ = enrolled.serveOn(port);
        DockProcess first = run()) {
      first.awaitStart("ready");
      try (DockProcess second = run()) {
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.errors()).contains("is in the hands of another dock");
      }
    }
  }

  @Test
  void a_peer_that_talks_nonsense_or_nothing_leaves_the_other_bay_alone() throws Exception {
    TcpListener port = TcpListener.on("127.0.0.1", 0);
    try (ServerSocket nonsense = new ServerSocket(0)) {
      Thread.ofPlatform().daemon().start(() -> talkNonsense(nonsense));
      office.configure(
          "bay = tcp:127.0.0.1:" + nonsense.getLocalPort(), "bay = tcp:127.0.0.1:" + port.port());
      try (LinkServer _ = enrolled.serveOn(port);
          DockProcess dock = run()) {
        dock.awaitStart("freed RZ-0007");
        dock.awaitStart("bay-2 releasable RZ-0007");
      }
    }
    assertAllIsInOnce();
  }

  private static void talkNonsense(ServerSocket at) {
    while (!at.isClosed()) {
      try (Socket peer = at.accept()) {
        peer.getOutputStream().write(new byte[100_000]);
      } catch (IOException e) {
        Logger.trace(e, "the dock has hung up, or the test is over");
      }
    }
  }
}

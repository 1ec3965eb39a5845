package io.shuijing.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.DockProcess;
import io.shuijing.dock.fixture.OfficeOnDisk;
import io.shuijing.dock.fixture.OfficeOnDisk.Enrolled;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.wire.Cable;
import io.shuijing.hal.wire.TcpListener;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real dock with bays that come and go, and what it says of itself meanwhile. */
class ManyBaysTest {
  private static final int MIB = 1024 * 1024;
  private static final String TRACK = "sessions/1-1/av-0001.track";

  @TempDir Path folder;
  private OfficeOnDisk office;

  @BeforeEach
  void an_office() throws Exception {
    office = OfficeOnDisk.founded(folder);
  }

  private DockProcess run() {
    return DockProcess.start("run", office.configuration.toString());
  }

  private String status(String... options) {
    String[] words = new String[2 + options.length];
    words[0] = "status";
    words[1] = office.configuration.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    try (DockProcess status = DockProcess.start(words)) {
      assertThat(status.exitCode()).as(status.errors()).isZero();
      return String.join("\n", status.everything());
    }
  }

  @Test
  void a_recorder_that_is_pulled_out_of_one_bay_goes_on_at_the_byte_in_another_that_appears()
      throws Exception {
    Enrolled enrolled = office.enrolled("RZ-0007");
    enrolled.card().session(1, 4, MIB);
    Digest track = Digest.of(enrolled.card().file(TRACK));
    long length = enrolled.card().file(TRACK).length;
    Path plugs = Files.createDirectories(folder.resolve("plugs"));
    Path recorderEnd = folder.resolve("recorder-end");
    office.configure("bay = serial:" + plugs.resolve("socket-*"));
    AtomicReference<Cable> cable = new AtomicReference<>();
    int[] pieces = {0};
    long[] pulled = {0};
    enrolled.recorder().mishap =
        (asked, answer) -> {
          if (asked instanceof Question.ReadTrack) {
            pulled[0] += answer.body().length;
            if (++pieces[0] == 3) {
              cable.get().close();
              throw new LinkLost("gone", "pulled out");
            }
          }
          return answer;
        };
    try (LinkServer _ = enrolled.serveOn(new SerialPath(recorderEnd));
        DockProcess dock = run()) {
      dock.awaitStart("ready " + OfficeOnDisk.DOMAIN + "/dock/D1 0");
      cable.set(Cable.serial(recorderEnd, plugs.resolve("socket-1")));
      dock.awaitStart("socket-1 offloading RZ-0007");
      dock.awaitStart("socket-1 empty");
      Files.deleteIfExists(plugs.resolve("socket-1")); // as udev does
      cable.set(Cable.serial(recorderEnd, plugs.resolve("socket-2")));
      dock.awaitStart("socket-2 offloading RZ-0007");
      dock.awaitStart("freed RZ-0007 1 " + length);
      dock.awaitStart("socket-2 releasable RZ-0007");
      assertThat(status("--lang", "en"))
          .containsPattern("socket-1 +– +empty")
          .containsPattern("socket-2 +RZ-0007 +releasable .* 90 %");
    } finally {
      cable.get().close();
    }
    assertThat(office.digest("archive/RZ-0007/" + TRACK)).isEqualTo(track);
    assertThat(pulled[0]).isLessThan(length + 2L * MIB);
  }

  @Test
  void one_recorder_behind_two_bays_is_served_in_one_of_them() throws Exception {
    Enrolled enrolled = office.enrolled("RZ-0007");
    enrolled.card().session(1, 2, MIB);
    Digest track = Digest.of(enrolled.card().file(TRACK));
    TcpListener port = TcpListener.on("127.0.0.1", 0);
    int other = freePort();
    office.configure("bay = tcp:127.0.0.1:" + port.port(), "bay = tcp:127.0.0.1:" + other);
    try (LinkServer _ = enrolled.serveOn(port);
        Cable _ = Cable.tcp(other, port.port());
        DockProcess dock = run()) {
      dock.awaitStart("freed RZ-0007 1 ");
    }
    assertThat(office.digest("archive/RZ-0007/" + TRACK)).isEqualTo(track);
    assertThat(enrolled.card().files.keySet()).isEmpty();
    assertThat(Files.readAllBytes(office.path("archive/RZ-0007/journal")))
        .isEqualTo(enrolled.card().journalBytes());
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void status_and_metrics_come_from_the_dock_that_runs_for_its_own_user_alone() throws Exception {
    int metrics = freePort();
    office.configure("bay = tcp:127.0.0.1:" + freePort(), "metrics = 127.0.0.1:" + metrics);
    try (DockProcess dock = run()) {
      dock.awaitStart("ready");
      assertThat(status("--json")).startsWith("{\"format\":\"shuijing-dock-status/v1\"");
      assertThat(status()).contains("仓位", "bay-1");
      assertThat(get("http://127.0.0.1:" + metrics + "/metrics").body())
          .contains("shuijing_dock_bays{state=\"empty\"} 1");
      Path live = office.path("dock.live");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live)))
          .isEqualTo("rw-------");
      String port = Files.readAllLines(live).getFirst();
      assertThat(get("http://127.0.0.1:" + port + "/status.json").statusCode()).isEqualTo(404);
      dock.kill();
    }
    try (DockProcess status =
        DockProcess.start("status", office.configuration.toString(), "--json")) {
      assertThat(status.exitCode()).isEqualTo(2);
      assertThat(status.errors()).contains("no dock runs in").contains("没有采集站在运行");
    }
  }

  private static HttpResponse<String> get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}

package io.shuijing.hal.serial;

import static io.shuijing.hal.contract.Faults.assertFault;
import static io.shuijing.hal.contract.LinkContract.DOCK;
import static io.shuijing.hal.contract.LinkContract.RECORDER;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.contract.LinkContract.Recorded;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.wire.ByteLink;
import io.shuijing.hal.wire.Cable;
import io.shuijing.hal.wire.ExampleAuthority;
import io.shuijing.hal.wire.LinkSource;
import io.shuijing.hal.wire.Waiting;
import io.shuijing.hal.wire.WireBay;
import io.shuijing.hal.wire.WireLinkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a line brings with it that a connection does not: whatever was left on it. */
class SerialLineTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String CALL = "shuijing-link/1 0123456789abcdef0123456789abcdef\n";

  @TempDir Path folder;
  private final ExampleAuthority office = office();
  private Path recorderEnd;
  private Path dockEnd;
  private Cable cable;

  @BeforeEach
  void lay_a_cable() throws IOException {
    recorderEnd = folder.resolve("recorder");
    dockEnd = folder.resolve("dock");
    cable = Cable.serial(recorderEnd, dockEnd);
  }

  @AfterEach
  void take_it_away() {
    cable.close();
  }

  @Test
  void a_line_with_nobody_at_its_end_is_empty() throws Exception {
    assertThat(bay(new SerialPath(dockEnd)).connect(Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void a_path_at_which_there_is_nothing_is_empty() throws Exception {
    WireBay bay = bay(new SerialPath(folder.resolve("nothing")));
    assertThat(bay.connect(Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void a_file_is_no_serial_port() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertFault("unusable", () -> bay(new SerialPath(file)).connect(LONG));
  }

  @Test
  void something_that_only_echoes_is_no_recorder() throws Exception {
    ByteLink end = open(recorderEnd);
    Thread echo = Thread.ofVirtual().start(() -> echo(end));
    assertFault("broken", () -> bay(new SerialPath(dockEnd)).connect(Duration.ofMillis(300)));
    end.close();
    echo.join();
  }

  @Test
  void an_answer_to_a_call_of_long_ago_is_not_taken_for_one_to_ours() throws Exception {
    write(recorderEnd, CALL.replace("/1 ", "/1 ok ").getBytes(US_ASCII));
    assertFault("broken", () -> bay(new SerialPath(dockEnd)).connect(Duration.ofMillis(300)));
  }

  @Test
  void noise_on_the_line_before_the_dock_calls_does_no_harm() throws Exception {
    byte[] noise = new byte[10_000];
    new Random(3).nextBytes(noise);
    write(recorderEnd, noise);
    write(dockEnd, noise);
    assertServed();
  }

  @Test
  void calls_that_nobody_waits_for_any_more_are_answered_and_do_no_harm() throws Exception {
    write(dockEnd, (CALL + CALL.replace('0', '7') + "half a line" + CALL).getBytes(US_ASCII));
    assertServed();
  }

  @Test
  void half_a_handshake_of_a_dock_that_died_does_no_harm() throws Exception {
    byte[] handshake = new byte[300];
    handshake[0] = 0x16;
    handshake[1] = 3;
    handshake[2] = 1;
    handshake[3] = 1;
    write(dockEnd, CALL.getBytes(US_ASCII));
    write(dockEnd, handshake);
    assertServed();
  }

  @Test
  void a_dock_that_dies_in_the_middle_of_a_question_may_come_again_at_once() throws Exception {
    try (WireLinkServer server = server()) {
      Recorded events = new Recorded(server);
      CutShort dying = new CutShort(new SerialPath(dockEnd));
      LinkClient client = bay(dying).connect(LONG).orElseThrow();
      client.ask(Frame.of("q1"));
      dying.cutAfter(5_000);
      assertFault("gone", () -> client.ask(new Frame("q2", new byte[100_000])));
      assertAnswers(new SerialPath(dockEnd));
      assertThat(events.all()).contains("undocked " + DOCK + " the dock began anew");
    }
  }

  @Test
  void what_a_dead_dock_has_not_read_is_not_taken_for_an_answer() throws Exception {
    try (WireLinkServer server = server()) {
      new Recorded(server);
      CutShort dying = new CutShort(new SerialPath(dockEnd));
      LinkClient client = bay(dying).connect(LONG).orElseThrow();
      dying.dieAtTheNextRead();
      assertFault("gone", () -> client.ask(new Frame("q", new byte[3 * 1024 * 1024])));
      assertAnswers(new SerialPath(dockEnd));
    }
  }

  @Test
  void a_write_that_nobody_reads_is_given_up_and_the_port_is_closed() throws Exception {
    SerialPath path = new SerialPath(dockEnd);
    ByteLink link = path.await(LONG).orElseThrow();
    byte[] more = new byte[1024 * 1024];
    assertFault("silent", () -> link.write(more, 0, more.length, Duration.ofMillis(300)));
    assertFault("gone", () -> link.read(more, 0, 1, LONG));
    assertFault("occupied", () -> path.await(LONG));
    cable.close();
    Waiting.until("the writer ends", () -> isEmpty(path));
  }

  @Test
  void a_line_pulled_out_under_a_reader_wakes_it() throws Exception {
    ByteLink link = open(dockEnd);
    Thread killer = Thread.ofVirtual().start(cable::close);
    assertFault("gone", () -> link.read(new byte[1], 0, 1, LONG));
    killer.join();
    link.close();
  }

  @Test
  void a_link_that_is_open_is_not_given_out_again() throws Exception {
    SerialPath path = new SerialPath(dockEnd);
    ByteLink link = path.await(LONG).orElseThrow();
    assertThat(path.await(Duration.ofMillis(250))).isEmpty();
    link.close();
    path.await(LONG).orElseThrow().close();
  }

  private void assertServed() throws Exception {
    try (WireLinkServer server = server()) {
      new Recorded(server);
      assertAnswers(new SerialPath(dockEnd));
    }
  }

  private void assertAnswers(LinkSource source) throws Exception {
    try (LinkClient client = bay(source).connect(LONG).orElseThrow()) {
      assertThat(client.ask(Frame.of("q")).header()).isEqualTo("q");
    }
  }

  private WireLinkServer server() throws Exception {
    return new WireLinkServer(new SerialPath(recorderEnd), office.identity(RECORDER));
  }

  private WireBay bay(LinkSource source) throws Exception {
    return new WireBay("bay-1", source, office.identity(DOCK));
  }

  private static ByteLink open(Path end) throws LinkLost {
    return new SerialPath(end).await(LONG).orElseThrow();
  }

  private static void write(Path end, byte[] bytes) throws LinkLost {
    try (ByteLink link = open(end)) {
      link.write(bytes, 0, bytes.length, LONG);
    }
  }

  private static boolean isEmpty(SerialPath path) {
    try {
      return path.await(Duration.ZERO).isEmpty();
    } catch (LinkLost _) {
      return false;
    }
  }

  private static void echo(ByteLink link) {
    byte[] bytes = new byte[1000];
    try {
      while (true) {
        int count = link.read(bytes, 0, bytes.length, Duration.ofMillis(50));
        link.write(bytes, 0, count, LONG);
      }
    } catch (LinkLost _) {
      // The test closes it.
    }
  }

  private static ExampleAuthority office() {
    try {
      return ExampleAuthority.ed25519();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A dock that dies after some bytes more. */
  private static final class CutShort implements LinkSource {
    private final LinkSource whole;
    private int left = Integer.MAX_VALUE;
    private boolean deaf;

    CutShort(LinkSource whole) {
      this.whole = whole;
    }

    void cutAfter(int bytes) {
      left = bytes;
    }

    void dieAtTheNextRead() {
      deaf = true;
    }

    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public Optional<ByteLink> await(Duration patience) throws LinkLost {
      return whole.await(patience).map(Dying::new);
    }

    @Override
    public void close() {
      whole.close();
    }

    private final class Dying implements ByteLink {
      private final ByteLink link;

      Dying(ByteLink link) {
        this.link = link;
      }

      @Override
      public String peer() {
        return link.peer();
      }

      @Override
      public boolean lasting() {
        return link.lasting();
      }

      @Override
      public int read(byte[] into, int offset, int length, Duration patience) throws LinkLost {
        if (deaf) {
          link.read(into, offset, 1, patience);
          link.close();
          throw new LinkLost("gone", "the dock died");
        }
        return link.read(into, offset, length, patience);
      }

      @Override
      public void write(byte[] bytes, int offset, int length, Duration patience) throws LinkLost {
        int count = Math.min(length, left);
        link.write(bytes, offset, count, patience);
        left -= count;
        if (count < length) {
          link.close();
          throw new LinkLost("gone", "the dock died");
        }
      }

      @Override
      public void close() {
        link.close();
      }
    }
  }
}

package io.shuijing.hal.wire;

import static io.shuijing.hal.contract.Faults.assertFault;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.contract.LinkContract;
import io.shuijing.hal.link.LinkLost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a peer sends: it is refused, and the recorder serves the next dock. */
class HostilePeerTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final long MOST_IN_BUFFERS = 64L << 20;
  private static final String CALL = "shuijing-link/1 0123456789abcdef0123456789abcdef\n";

  private Bench bench;

  @BeforeEach
  void a_recorder_listens() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void and_serves_the_next_dock() throws Exception {
    bench.assertServesTheNextDock();
    bench.close();
  }

  @Test
  void a_line_that_never_ends_is_cut_off_long_before_its_time_is_up() throws Exception {
    try (Bench patient = Bench.withHandshakeOf(Duration.ofHours(1))) {
      ByteLink peer = patient.raw();
      assertFault("gone", () -> sendForEver(peer, "x".repeat(1000).getBytes(US_ASCII)));
    }
  }

  @Test
  void garbage_is_cut_off_long_before_its_time_is_up() throws Exception {
    byte[] garbage = new byte[10_000];
    new Random(7).nextBytes(garbage);
    try (Bench patient = Bench.withHandshakeOf(Duration.ofHours(1))) {
      ByteLink peer = patient.raw();
      assertFault("gone", () -> sendForEver(peer, garbage));
    }
  }

  @Test
  void garbage_before_a_call_does_no_harm() throws Exception {
    ByteLink peer = bench.raw();
    send(peer, "\u0000noise\nshuijing-link/1 0123\nshuijing-link/1 " + CALL);
    LinkInput input = new LinkInput(peer);
    while (Preamble.OK.find(input.bytes()).isEmpty()) {
      assertThat(input.fill(LONG)).isTrue();
    }
    peer.close();
  }

  @Test
  void tls_before_version_1_3_is_refused() throws Exception {
    SSLEngine engine = Tls.dock(bench.dock());
    engine.setEnabledProtocols(new String[] {"TLSv1.2"});
    engine.setEnabledCipherSuites(engine.getSupportedCipherSuites());
    assertNoLinkWith(engine);
  }

  @Test
  void a_peer_without_a_certificate_is_refused() throws Exception {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(new KeyManager[0], new TrustManager[] {new PinnedTrust(bench.dock())}, null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    assertNoLinkWith(engine);
  }

  private void assertNoLinkWith(SSLEngine engine) throws Exception {
    ByteLink peer = bench.raw();
    LinkInput input = new LinkInput(peer);
    send(peer, CALL);
    while (Preamble.OK.find(input.bytes()).isEmpty()) {
      assertThat(input.fill(LONG)).isTrue();
    }
    TlsStream stream = new TlsStream(peer, input, engine, LONG);
    assertThatThrownBy(
            () -> {
              stream.handshake(in -> in.fill(LONG));
              new FrameStream(stream).read(in -> in.fill(LONG));
            })
        .isInstanceOf(LinkLost.class)
        .hasMessageContaining("alert");
    assertThat(bench.events.all()).isEmpty();
  }

  @Test
  void a_request_of_another_protocol_is_cut_off_when_its_time_is_up() throws Exception {
    try (Bench impatient = Bench.withHandshakeOf(Duration.ofSeconds(1))) {
      ByteLink peer = impatient.raw();
      send(peer, "GET / HTTP/1.1\r\nHost: example\r\n\r\n");
      assertFault("gone", () -> readToTheEnd(peer));
      impatient.assertServesTheNextDock();
    }
  }

  @Test
  void one_who_says_nothing_is_cut_off_when_its_time_is_up() throws Exception {
    try (Bench impatient = Bench.withHandshakeOf(Duration.ofSeconds(1))) {
      ByteLink peer = impatient.raw();
      assertFault("gone", () -> readToTheEnd(peer));
      impatient.assertServesTheNextDock();
    }
  }

  @Test
  void one_who_calls_and_then_sends_a_byte_now_and_then_is_cut_off_all_the_same() throws Exception {
    try (Bench impatient = Bench.withHandshakeOf(Duration.ofSeconds(1))) {
      ByteLink peer = impatient.raw();
      send(peer, CALL);
      // The beginning of a TLS record of 16 KiB, whose bytes come one every 100 ms.
      byte[] record = new byte[300];
      record[0] = 0x16;
      record[1] = 3;
      record[2] = 1;
      record[3] = 0x3f;
      assertFault("gone", () -> drip(peer, record));
      impatient.assertServesTheNextDock();
    }
  }

  @Test
  void a_tls_record_that_claims_to_be_too_long_is_refused() throws IOException {
    ByteLink peer = bench.raw();
    send(peer, CALL);
    peer.write(new byte[] {0x16, 3, 1, (byte) 0xff, (byte) 0xff, 1, 2, 3}, 0, 8, LONG);
    assertFault("gone", () -> readToTheEnd(peer));
  }

  @Test
  void many_who_say_nothing_do_not_keep_a_dock_out() throws Exception {
    List<ByteLink> silent = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      silent.add(bench.raw());
    }
    bench.assertServesTheNextDock();
    silent.forEach(ByteLink::close);
  }

  @Test
  void of_too_many_who_say_nothing_the_one_that_came_first_has_to_go() throws Exception {
    try (Bench patient = Bench.withHandshakeOf(Duration.ofHours(1))) {
      List<ByteLink> silent = new ArrayList<>();
      for (int i = 0; i < 17; i++) {
        silent.add(patient.raw());
      }
      assertFault("gone", () -> readToTheEnd(silent.getFirst()));
      assertThat(silent.get(1).read(new byte[1], 0, 1, Duration.ofMillis(100))).isZero();
      silent.forEach(ByteLink::close);
    }
  }

  @Test
  void lengths_beyond_the_limits_are_refused_before_anything_comes() throws Exception {
    int[][] lengths = {
      {-1, 0}, {0, -1}, {64 * 1024 + 1, 0}, {0, 4 * 1024 * 1024 + 1}, {Integer.MAX_VALUE, 5}
    };
    int undocked = 0;
    for (int[] pair : lengths) {
      try (RawDock dock = new RawDock(bench)) {
        dock.send(ByteBuffer.allocate(8).putInt(pair[0]).putInt(pair[1]).flip());
        dock.assertCutOff();
      }
      undocked++;
      int times = undocked;
      Waiting.until("undocked", () -> bench.events.count("undocked") == times);
    }
    assertThat(bench.events.all()).noneMatch(e -> e.startsWith("asked"));
    assertThat(bench.events.all().get(1)).contains("header of 4294967295 bytes is refused");
    assertThat(bench.events.all().get(7)).contains("body of 4194305 bytes is refused");
  }

  @Test
  void a_header_that_is_not_utf8_is_refused() throws Exception {
    try (RawDock dock = new RawDock(bench)) {
      dock.send(
          ByteBuffer.allocate(10).putInt(2).putInt(0).put(new byte[] {(byte) 0xc3, 0x28}).flip());
      dock.assertCutOff();
    }
    Waiting.until("undocked", () -> bench.events.count("undocked") == 1);
    assertThat(bench.events.all().getLast()).contains("not UTF-8");
  }

  @Test
  void a_dock_that_does_not_wait_for_its_answer_is_sent_away() throws Exception {
    bench.events.keepAnswersBack();
    try (RawDock dock = new RawDock(bench)) {
      ByteBuffer question = ByteBuffer.allocate(9).putInt(1).putInt(0).put((byte) 'q').flip();
      dock.send(question.duplicate());
      Waiting.until("asked", () -> bench.events.count("asked") == 1);
      dock.send(question.duplicate());
      dock.assertCutOff();
    }
    Waiting.until("undocked", () -> bench.events.count("undocked") == 1);
    assertThat(bench.events.all().getLast()).contains("did not wait");
    bench.events.answerAtOnce();
  }

  @Test
  void garbage_inside_tls_ends_the_link() throws Exception {
    try (RawDock dock = new RawDock(bench)) {
      dock.link().write(CALL.getBytes(US_ASCII), 0, CALL.length(), LONG);
      dock.assertCutOff();
    }
    Waiting.until("undocked", () -> bench.events.count("undocked") == 1);
  }

  private static void send(ByteLink peer, String text) throws LinkLost {
    byte[] bytes = text.getBytes(US_ASCII);
    peer.write(bytes, 0, bytes.length, LONG);
  }

  /** Sends until it is cut off, which must happen before it has sent more than buffers hold. */
  private static void sendForEver(ByteLink peer, byte[] bytes) throws LinkLost {
    byte[] into = new byte[100];
    for (long sent = 0; sent < MOST_IN_BUFFERS; sent += bytes.length) {
      peer.write(bytes, 0, bytes.length, LONG);
      peer.read(into, 0, into.length, Duration.ZERO);
    }
  }

  private static void drip(ByteLink peer, byte[] bytes) throws LinkLost {
    byte[] into = new byte[100];
    for (int i = 0; i < bytes.length; i++) {
      peer.write(bytes, i, 1, LONG);
      peer.read(into, 0, into.length, Duration.ofMillis(100));
    }
  }

  private static void readToTheEnd(ByteLink peer) throws LinkLost {
    byte[] into = new byte[1000];
    while (peer.read(into, 0, into.length, LONG) > 0) {}
  }

  /** A dock with a good certificate that can send what it likes. */
  private static final class RawDock implements AutoCloseable {
    private final ByteLink link;
    private final TlsStream stream;

    RawDock(Bench bench) throws Exception {
      link = bench.raw();
      LinkInput input = new LinkInput(link);
      HostilePeerTest.send(link, CALL);
      while (Preamble.OK.find(input.bytes()).isEmpty()) {
        input.fill(LONG);
      }
      stream = new TlsStream(link, input, Tls.dock(bench.office.identity(LinkContract.DOCK)), LONG);
      stream.handshake(in -> in.fill(LONG));
      assertThat(new FrameStream(stream).read(in -> in.fill(LONG)).header())
          .isEqualTo(RecorderSession.READY);
    }

    ByteLink link() {
      return link;
    }

    void send(ByteBuffer bytes) throws LinkLost {
      stream.write(new ByteBuffer[] {bytes});
    }

    void assertCutOff() {
      assertThatThrownBy(() -> stream.readFully(ByteBuffer.allocate(1), this::fill))
          .isInstanceOf(LinkLost.class);
    }

    private void fill(LinkInput in) throws LinkLost {
      if (!in.fill(LONG)) {
        throw new AssertionError("the recorder does not cut it off");
      }
    }

    @Override
    public void close() {
      link.close();
    }
  }
}

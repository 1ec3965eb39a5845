package io.shuijing.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.simulator.station.Station;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and what is answered to nonsense; no recorder stands on the bench. */
class BenchServerTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final String COOKIE = "Cookie: bench=" + TOKEN + "\r\n";

  @TempDir Path folder;
  private final Strip strip = new Strip(() -> 0);
  private Bench bench;
  private BenchServer server;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(new BenchSettings(Optional.empty(), Station.LinkKind.TCP, folder), strip);
    server = new BenchServer(0, TOKEN, bench, strip);
    server.start();
  }

  @AfterEach
  void close() {
    bench.close();
    server.close();
  }

  /** The status line and all behind it. */
  private String ask(String start, String headers, String body) throws Exception {
    String request =
        start
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.port()
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n"
            + headers
            + "\r\n"
            + body;
    return sent(request);
  }

  private String sent(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void without_the_token_nothing_is_shown_and_nothing_obeyed() throws Exception {
    assertThat(ask("GET /", "", ""))
        .startsWith("HTTP/1.1 401")
        .contains("address that was printed");
    assertThat(ask("GET /?token=wrong", "", "")).startsWith("HTTP/1.1 401");
    assertThat(ask("POST /order", "Cookie: bench=wrong\r\n", "press")).startsWith("HTTP/1.1 401");
  }

  @Test
  void the_printed_address_gives_a_cookie_that_other_origins_cannot_use() throws Exception {
    assertThat(ask("GET /?token=" + TOKEN, "", ""))
        .startsWith("HTTP/1.1 303")
        .containsIgnoringCase("HttpOnly; SameSite=Strict");
    assertThat(ask("GET /", COOKIE, "")).startsWith("HTTP/1.1 200").contains("<title>水镜");
    assertThat(ask("POST /order", COOKIE + "Origin: http://evil.example\r\n", "press"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void a_name_that_only_leads_to_loopback_is_turned_away() throws Exception {
    assertThat(
            sent("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n" + COOKIE + "\r\n"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void an_order_that_is_none_is_answered_with_those_that_are() throws Exception {
    assertThat(ask("POST /order", COOKIE, "fly"))
        .startsWith("HTTP/1.1 400")
        .contains("no such order: 'fly'; known are press, double");
    assertThat(ask("POST /replay", COOKIE, "x")).startsWith("HTTP/1.1 400");
    assertThat(ask("GET /../../etc/passwd", COOKIE, "")).startsWith("HTTP/1.1 404");
    assertThat(ask("GET /picture", COOKIE, "")).startsWith("HTTP/1.1 204");
  }

  @Test
  void an_order_before_the_bench_is_ready_is_refused_in_words() throws Exception {
    assertThat(ask("POST /order", COOKIE, "press")).startsWith("HTTP/1.1 202");
    assertThat(strip.behind(0, 10_000))
        .singleElement()
        .satisfies(happening ->
            assertThat(String.valueOf(happening.what().get("why"))).contains("not ready yet"));
  }
}

package io.shuijing.simulator.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shuijing.hal.body.Pattern;
import io.shuijing.hal.body.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.tinylog.Logger;
import tools.jackson.jr.ob.JSON;

/** Shows a bench to browsers on this machine. */
final class BenchServer implements AutoCloseable {
  private static final int LONGEST_BODY = 64 * 1024;
  private static final long HEARTBEAT_MS = 10_000;
  private static final Map<String, String> FILES =
      Map.of(
          "/", "bench.html text/html; charset=utf-8",
          "/bench.css", "bench.css text/css; charset=utf-8",
          "/bench.js", "bench.js text/javascript; charset=utf-8",
          "/words.js", "words.js text/javascript; charset=utf-8");

  private final HttpServer server;
  private final Door door;
  private final Bench bench;
  private final Strip strip;

  /**
   * Opens the server on loopback.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is taken
   */
  BenchServer(int port, String token, Bench bench, Strip strip) throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    this.door = new Door(token, server.getAddress().getPort());
    this.bench = bench;
    this.strip = strip;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange asked) throws IOException {
    try (asked) {
      if (!door.isOurHost(asked)) {
        send(asked, 403, "text/plain", "not for pages of another origin\n");
      } else if (door.showsToken(asked.getRequestURI())) {
        asked.getResponseHeaders().set("Set-Cookie", door.cookie());
        asked.getResponseHeaders().set("Location", "/");
        asked.sendResponseHeaders(303, -1);
      } else if (!door.hasCookie(asked)) {
        send(
            asked,
            401,
            "text/plain; charset=utf-8",
            "请用启动时显示的网址打开 / open the address that was printed at the start\n");
      } else {
        route(asked);
      }
    } catch (RuntimeException e) {
      Logger.error(e, "a defect of the bench's server");
      throw e;
    }
  }

  private void route(HttpExchange asked) throws IOException {
    String path = asked.getRequestURI().getPath();
    switch (asked.getRequestMethod() + " " + path) {
      case "GET /controls" -> json(asked, controls());
      case "GET /signals" -> json(asked, signals());
      case "GET /happenings" -> happenings(asked);
      case "GET /picture" -> picture(asked);
      case "GET /sound" -> sound(asked);
      case "POST /order" -> order(asked);
      case "POST /replay" -> replay(asked);
      default -> file(asked, path);
    }
  }

  private static List<Map<String, Object>> controls() {
    List<Map<String, Object>> controls = new ArrayList<>();
    for (Control control : Control.values()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("group", control.group().name());
      shown.put("groupZh", control.group().zh());
      shown.put("groupEn", control.group().en());
      shown.put("words", control.words());
      shown.put("zh", control.zh());
      shown.put("en", control.en());
      controls.add(shown);
    }
    return controls;
  }

  private static Map<String, Object> signals() {
    Map<String, Object> signals = new LinkedHashMap<>();
    for (Signal signal : Signal.values()) {
      Pattern pattern = Pattern.of(signal);
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("lights", pattern.lights());
      shown.put("pulses", pattern.pulsesMs());
      signals.put(signal.name(), shown);
    }
    return signals;
  }

  // server-sent events (HTML, section 9.2): a browser that comes back says what it has seen
  private void happenings(HttpExchange asked) throws IOException {
    String seen = asked.getRequestHeaders().getFirst("Last-Event-ID");
    asked.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    asked.getResponseHeaders().set("Cache-Control", "no-store");
    asked.sendResponseHeaders(200, 0);
    long last = seen == null || !seen.matches("[0-9]{1,18}") ? 0 : Long.parseLong(seen);
    try (OutputStream out = asked.getResponseBody()) {
      while (!strip.hasEnded()) {
        List<Happening> behind = strip.behind(last, HEARTBEAT_MS);
        StringBuilder text = new StringBuilder(behind.isEmpty() ? ": on\n\n" : "");
        for (Happening happening : behind) {
          last = happening.number();
          text.append("id: ").append(last).append("\ndata: ").append(line(happening));
          text.append("\n\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String line(Happening happening) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("number", happening.number());
    line.put("at", happening.atMs());
    line.put("kind", happening.kind());
    line.putAll(happening.what());
    return JSON.std.asString(line);
  }

  private void picture(HttpExchange asked) throws IOException {
    try {
      Optional<byte[]> picture = bench.picture();
      if (picture.isPresent()) {
        send(asked, 200, "image/jpeg", picture.get());
      } else {
        asked.sendResponseHeaders(204, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sound(HttpExchange asked) throws IOException {
    Optional<byte[]> wav = bench.sound(String.valueOf(asked.getRequestURI().getQuery()));
    if (wav.isPresent()) {
      send(asked, 200, "audio/wav", wav.get());
    } else {
      send(asked, 404, "text/plain", "no such sound\n");
    }
  }

  private void order(HttpExchange asked) throws IOException {
    try {
      bench.obey(Order.parse(body(asked)));
      asked.sendResponseHeaders(202, -1);
    } catch (Order.Unknown e) {
      send(asked, 400, "text/plain; charset=utf-8", e.getMessage() + "\n");
    }
  }

  private void replay(HttpExchange asked) throws IOException {
    try {
      bench.replay(Sequence.parse(body(asked)));
      asked.sendResponseHeaders(202, -1);
    } catch (Order.Unknown e) {
      send(asked, 400, "text/plain; charset=utf-8", e.getMessage() + "\n");
    }
  }

  private static String body(HttpExchange asked) throws IOException, Order.Unknown {
    byte[] body = asked.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      throw new Order.Unknown("longer than " + LONGEST_BODY + " bytes");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private static void file(HttpExchange asked, String path) throws IOException {
    String file = FILES.get(path);
    if (file == null || !asked.getRequestMethod().equals("GET")) {
      send(asked, 404, "text/plain", "nothing is here\n");
      return;
    }
    String[] words = file.split(" ", 2);
    try (InputStream in = BenchServer.class.getResourceAsStream(words[0])) {
      if (in == null) {
        throw new IOException("a part of this program is missing: " + words[0]);
      }
      send(asked, 200, words[1], in.readAllBytes());
    }
  }

  private static void json(HttpExchange asked, Object value) throws IOException {
    send(asked, 200, "application/json", JSON.std.asString(value));
  }

  private static void send(HttpExchange asked, int status, String type, String text)
      throws IOException {
    send(asked, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange asked, int status, String type, byte[] body)
      throws IOException {
    asked.getResponseHeaders().set("Content-Type", type);
    asked.getResponseHeaders().set("Cache-Control", "no-store");
    asked.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    asked
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' blob:; frame-ancestors 'none'");
    asked.sendResponseHeaders(status, body.length);
    asked.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

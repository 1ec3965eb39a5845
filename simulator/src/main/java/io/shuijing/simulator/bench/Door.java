package io.shuijing.simulator.bench;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Who may come in: whoever shows the token once gets it as a cookie. Pages of other origins are
 * turned away even with it, and so are names that only claim to be loopback.
 */
final class Door {
  private static final String COOKIE = "bench=";

  private final String token;
  private final List<String> hosts;

  Door(String token, int port) {
    this.token = token;
    this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  boolean isOurHost(HttpExchange asked) {
    Headers headers = asked.getRequestHeaders();
    String host = String.valueOf(headers.getFirst("Host"));
    String origin = headers.getFirst("Origin");
    return hosts.contains(host) && (origin == null || origin.equals("http://" + host));
  }

  boolean showsToken(URI asked) {
    String query = String.valueOf(asked.getQuery());
    return query.startsWith("token=") && isToken(query.substring("token=".length()));
  }

  boolean hasCookie(HttpExchange asked) {
    for (String line : asked.getRequestHeaders().getOrDefault("Cookie", List.of())) {
      for (String cookie : line.split("; ", -1)) {
        if (cookie.startsWith(COOKIE) && isToken(cookie.substring(COOKIE.length()))) {
          return true;
        }
      }
    }
    return false;
  }

  String cookie() {
    return COOKIE + token + "; Path=/; HttpOnly; SameSite=Strict";
  }

  private boolean isToken(String shown) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}

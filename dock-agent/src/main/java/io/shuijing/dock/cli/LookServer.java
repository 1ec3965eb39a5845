package io.shuijing.dock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tinylog.Logger;

/**
 * Answers {@code GET} as much of HTTP/1.1 (RFC 9112) as looking needs: one request for each
 * connection, no body, short heads.
 */
final class LookServer implements AutoCloseable {
  private static final int BACKLOG = 8;
  private static final int HEAD_MAX_BYTES = 8 * 1024;
  private static final int PATIENCE_MS = 5_000;
  private static final String HEAD_END = "\r\n\r\n";

  private final ServerSocket socket;

  /** What is given for what is asked. */
  interface Pages {
    /**
     * The text of a page; empty if it is not to be had.
     *
     * @param head all lines of the request
     */
    Optional<String> page(String path, String head);
  }

  private LookServer(ServerSocket socket) {
    this.socket = socket;
  }

  static LookServer start(InetSocketAddress at, Pages pages) throws IOException {
    ServerSocket socket = new ServerSocket(at.getPort(), BACKLOG, at.getAddress());
    LookServer server = new LookServer(socket);
    Thread.ofPlatform().daemon().name("look").start(() -> server.accept(pages));
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept(Pages pages) {
    while (!socket.isClosed()) {
      try {
        Socket peer = socket.accept();
        Thread.ofVirtual().name("look").start(() -> serve(peer, pages));
      } catch (IOException e) {
        Logger.debug("nobody could come to look: {}", e.getMessage());
      }
    }
  }

  private static void serve(Socket peer, Pages pages) {
    try (peer) {
      peer.setSoTimeout(PATIENCE_MS);
      String head = head(peer.getInputStream());
      String[] request = head.lines().findFirst().orElse("").split(" ", -1);
      Optional<String> page =
          request.length == 3 && request[0].equals("GET")
              ? pages.page(request[1], head)
              : Optional.empty();
      peer.getOutputStream().write(answer(page));
    } catch (IOException e) {
      Logger.debug("who came to look has gone: {}", e.getMessage());
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf(HEAD_END) < 0 && head.length() < HEAD_MAX_BYTES) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("it ended in the middle of its request");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static byte[] answer(Optional<String> page) {
    String text = page.orElse("");
    String head =
        "HTTP/1.1 "
            + (page.isPresent() ? "200 OK" : "404 Not Found")
            + "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: "
            + text.getBytes(StandardCharsets.UTF_8).length
            + "\r\nConnection: close"
            + HEAD_END;
    return (head + text).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

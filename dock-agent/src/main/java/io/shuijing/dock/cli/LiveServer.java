package io.shuijing.dock.cli;

import io.shuijing.dock.board.Board;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.hal.secrets.Entropy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Lets others look at the board: this machine's users who have the token, and whoever counts. */
final class LiveServer implements AutoCloseable {
  private static final int TOKEN_BYTES = 32;

  private final Path office;
  private final List<LookServer> servers;

  private LiveServer(Path office, List<LookServer> servers) {
    this.office = office;
    this.servers = servers;
  }

  /**
   * Starts to answer.
   *
   * @param metrics where metrics are given without a token, if anywhere
   */
  static LiveServer start(
      Path office, Board board, Entropy entropy, Optional<InetSocketAddress> metrics)
      throws IOException, OfficeFault {
    List<LookServer> servers = new ArrayList<>();
    if (metrics.isPresent()) {
      servers.add(forMetrics(metrics.get(), board));
    }
    String token = HexFormat.of().formatHex(entropy.bytes(TOKEN_BYTES));
    LookServer own =
        LookServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            (path, head) -> hasToken(head, token) ? page(board, path) : Optional.empty());
    servers.add(own);
    new LiveAddress(own.port(), token).write(office);
    return new LiveServer(office, servers);
  }

  private static LookServer forMetrics(InetSocketAddress at, Board board) throws OfficeFault {
    try {
      return LookServer.start(
          at,
          (path, _) ->
              path.equals("/metrics") ? Optional.of(board.now().metrics()) : Optional.empty());
    } catch (IOException e) {
      throw new OfficeFault(
          "metrics cannot be given at " + at + ": " + e.getMessage() + "; choose another port", e);
    }
  }

  private static Optional<String> page(Board board, String path) {
    return switch (path) {
      case "/status.json" -> Optional.of(board.now().json());
      case "/status.zh" -> Optional.of(board.now().table(true));
      case "/status.en" -> Optional.of(board.now().table(false));
      default -> Optional.empty();
    };
  }

  private static boolean hasToken(String head, String token) {
    String start = LiveAddress.TOKEN_HEADER + ": ";
    String given =
        head.lines()
            .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
            .map(line -> line.substring(start.length()))
            .findFirst()
            .orElse("");
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    LiveAddress.remove(office);
    for (LookServer server : servers) {
      server.close();
    }
  }
}

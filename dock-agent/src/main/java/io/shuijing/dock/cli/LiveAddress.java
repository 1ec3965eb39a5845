package io.shuijing.dock.cli;

import io.shuijing.dock.office.OfficeFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * Where the dock that runs answers to those who may read its folder: a port on loopback, and a
 * token that is new at each start, in a file for the dock's own user.
 */
record LiveAddress(int port, String token) {
  static final String TOKEN_HEADER = "X-Shuijing-Token";

  private static final String FILE = "dock.live";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  void write(Path office) throws IOException {
    Path unfinished = office.resolve(FILE + ".part");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, port + "\n" + token + "\n", StandardCharsets.UTF_8);
    Files.move(unfinished, office.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  static void remove(Path office) throws IOException {
    Files.deleteIfExists(office.resolve(FILE));
  }

  /**
   * What the dock of an office answers.
   *
   * @throws OfficeFault if no dock runs there
   */
  static String ask(Path office, String what) throws OfficeFault, IOException {
    LiveAddress address = read(office);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.port + what))
            .header(TOKEN_HEADER, address.token)
            .timeout(PATIENCE)
            .build();
    try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != OK) { // another program has the port now
        throw notRunning(office);
      }
      return response.body();
    } catch (java.net.ConnectException e) {
      throw notRunning(office);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the dock", e);
    }
  }

  private static LiveAddress read(Path office) throws OfficeFault, IOException {
    try {
      List<String> lines = Files.readAllLines(office.resolve(FILE), StandardCharsets.UTF_8);
      return new LiveAddress(Integer.parseInt(lines.getFirst()), lines.getLast());
    } catch (NoSuchFileException e) {
      throw notRunning(office);
    }
  }

  private static OfficeFault notRunning(Path office) {
    return new OfficeFault(
        "没有采集站在运行 / no dock runs in "
            + office
            + ": start one with ./shuijing dock CONFIG, or systemctl start shuijing-dock");
  }
}

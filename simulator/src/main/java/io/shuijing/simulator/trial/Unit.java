package io.shuijing.simulator.trial;

import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One recorder: its folder, and its process while it is switched on. */
final class Unit implements AutoCloseable {
  private static final String MAIN = "io.shuijing.device.Main";
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Path folder;
  private final String serial;
  private final int port;
  private Optional<AgentProcess> process = Optional.empty();

  Unit(Path folder, String domain, String serial, String input) throws IOException {
    this.folder = Files.createDirectories(folder.resolve(serial));
    this.serial = serial;
    this.port = Ports.free();
    Files.writeString(
        configuration(),
        String.join(
            "\n",
            "recorder = " + domain + "/recorder/" + serial,
            "hardware = simulated",
            "keys = " + keys(),
            "card = " + card(),
            "link = tcp:127.0.0.1:" + port,
            "input = " + input,
            ""),
        StandardCharsets.UTF_8);
  }

  private Path configuration() {
    return folder.resolve("recorder.conf");
  }

  Path keys() {
    return folder.resolve("keys");
  }

  Path card() {
    return folder.resolve("card");
  }

  String serial() {
    return serial;
  }

  int port() {
    return port;
  }

  void provision() throws IOException, InterruptedException, StationFailed {
    try (AgentProcess once = start("provision")) {
      once.finish(LONG);
    }
  }

  private AgentProcess start(String command) throws IOException {
    return AgentProcess.start(
        serial, folder.resolve("log"), MAIN, List.of(command, configuration().toString()));
  }

  boolean isOn() {
    return process.isPresent();
  }

  void switchOn() throws IOException {
    if (process.isEmpty()) {
      process = Optional.of(start("run"));
      process.get().send("plug");
    }
  }

  void awaitReady() throws InterruptedException, StationFailed {
    process.orElseThrow().await(line -> line.startsWith("ready"), LONG, _ -> {});
  }

  void press() throws IOException {
    if (process.isPresent()) {
      process.get().send("press");
    }
  }

  void kill() {
    process.ifPresent(AgentProcess::cutPower);
    process = Optional.empty();
  }

  /** Files that it has not freed yet. */
  long tracksLeft() throws IOException {
    Path sessions = card().resolve("sessions");
    if (!Files.isDirectory(sessions)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(sessions)) {
      return files.filter(file -> file.toString().endsWith(".track")).count();
    }
  }

  @Override
  public void close() {
    process.ifPresent(AgentProcess::close);
    process = Optional.empty();
  }
}

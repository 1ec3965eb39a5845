package io.shuijing.simulator.trial;

import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.StationFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The office and its one dock, while it runs. */
final class TrialOffice implements AutoCloseable {
  static final String DOMAIN = "ruzhou-water.example";

  private static final String MAIN = "io.shuijing.dock.Main";
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Path folder;
  private final List<Socket> bays;
  private Optional<AgentProcess> dock = Optional.empty();
  private int starts;

  TrialOffice(Path folder, List<Socket> bays) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("office"));
    this.bays = bays;
    configure(Optional.empty());
  }

  private Path configuration() {
    return folder.resolve("dock.conf");
  }

  Path archive() {
    return folder.resolve("archive");
  }

  Path quarantine() {
    return folder.resolve("quarantine");
  }

  private void configure(Optional<Long> limit) throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("office = " + folder, "domain = " + DOMAIN, "dock = D1"));
    bays.forEach(bay -> lines.add("bay = " + bay.place()));
    limit.ifPresent(bytes -> lines.add("store-limit-bytes = " + bytes));
    Files.writeString(configuration(), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }

  void found() throws IOException, InterruptedException, StationFailed {
    once("init", configuration().toString());
  }

  void enrol(Unit unit) throws IOException, InterruptedException, StationFailed {
    once(
        "enrol",
        configuration().toString(),
        unit.keys().resolve("enrolment.request").toString(),
        unit.keys().toString());
  }

  private void once(String... words) throws IOException, InterruptedException, StationFailed {
    try (AgentProcess command =
        AgentProcess.start(words[0], folder.resolveSibling("dock.log"), MAIN, List.of(words))) {
      command.finish(LONG);
    }
  }

  void start() throws IOException {
    if (dock.isEmpty()) {
      starts++;
      dock =
          Optional.of(
              AgentProcess.start(
                  "dock",
                  folder.resolveSibling("dock.log"),
                  MAIN,
                  List.of("run", configuration().toString())));
    }
  }

  int starts() {
    return starts;
  }

  void kill() {
    dock.ifPresent(AgentProcess::cutPower);
    dock = Optional.empty();
  }

  /** Killed, and started on a store that has so much room left, or as much as there is. */
  void restartWith(Optional<Long> roomBytes) throws IOException {
    kill();
    Optional<Long> limit = Optional.empty();
    if (roomBytes.isPresent()) {
      limit = Optional.of(Folders.bytesIn(folder) + roomBytes.get());
    }
    configure(limit);
    start();
  }

  long peakMebibytes() throws IOException {
    String status = Files.readString(Path.of("/proc/" + dock.orElseThrow().pid() + "/status"));
    String peak =
        status
            .lines()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElse("VmHWM: 0 kB")
            .replaceAll("[^0-9]", "");
    return Long.parseLong(peak) / 1024;
  }

  /** What {@code dock status} says, for a person. */
  String status() throws IOException, InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    AgentProcess.run(
        AgentProcess.command(MAIN, List.of("status", configuration().toString(), "--lang", "en")),
        folder,
        new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    dock.ifPresent(AgentProcess::close);
    dock = Optional.empty();
  }
}

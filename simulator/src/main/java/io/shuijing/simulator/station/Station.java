package io.shuijing.simulator.station;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The folders, files and the cable of one office with one dock and one recorder. */
public final class Station implements AutoCloseable {
  /** An office and a recorder that exist in examples only. */
  public static final String DOMAIN = "ruzhou-water.example";

  /** The recorder's serial. */
  public static final String SERIAL = "RZ-0007";

  private static final String RECORDER_MAIN = "io.shuijing.device.Main";
  private static final String DOCK_MAIN = "io.shuijing.dock.Main";
  private static final Duration ONE_COMMAND = Duration.ofSeconds(60);

  private final Path folder;
  private final Optional<SerialLine> line;
  private final String address;
  private final String dockAddress;

  /** How recorder and dock are joined. */
  public enum LinkKind {
    SERIAL,
    TCP
  }

  /** Lays out an empty folder; nothing runs yet. */
  public Station(Path folder, LinkKind link) throws IOException {
    this.folder = folder;
    for (Path needed : List.of(recorder(), office(), orders(), logs())) {
      Files.createDirectories(needed);
    }
    if (link == LinkKind.SERIAL) {
      SerialLine cable = new SerialLine(recorder());
      line = Optional.of(cable);
      address = "serial:" + cable.atRecorder();
      dockAddress = "serial:" + cable.atDock();
    } else {
      line = Optional.empty();
      address = "tcp:127.0.0.1:" + freePort();
      dockAddress = address;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where the dock finds the recorder: {@code tcp:HOST:PORT} or {@code serial:PATH}. */
  public String bay() {
    return dockAddress;
  }

  /** The office's folder. */
  public Path office() {
    return folder.resolve("office");
  }

  /** The recorder's folder: keys, card, configuration. */
  public Path recorder() {
    return folder.resolve("recorder");
  }

  /** Where the dock looks for orders. */
  public Path orders() {
    return office().resolve("orders");
  }

  /** Where the agents' logs go. */
  public Path logs() {
    return folder.resolve("logs");
  }

  /** The recorder's folder in the archive. */
  public Path archive() {
    return office().resolve("archive").resolve(SERIAL);
  }

  /**
   * Makes office and recorder and introduces them to each other, by the commands an office uses.
   *
   * @param recorderKeys further lines of the recorder's configuration
   * @param dockKeys further lines of the dock's configuration
   */
  public void found(Map<String, String> recorderKeys, Map<String, String> dockKeys)
      throws IOException, InterruptedException, StationFailed {
    Path dockConfig = configureDock(dockKeys);
    Path recorderConfig = configureRecorder(recorderKeys);
    Path keys = recorder().resolve("keys");
    once("office", DOCK_MAIN, List.of("init", dockConfig.toString()));
    once("recorder", RECORDER_MAIN, List.of("provision", recorderConfig.toString()));
    String request = keys.resolve("enrolment.request").toString();
    once("office", DOCK_MAIN, List.of("enrol", dockConfig.toString(), request, keys.toString()));
  }

  private void once(String log, String mainClass, List<String> arguments)
      throws IOException, InterruptedException, StationFailed {
    try (AgentProcess command = start(log, mainClass, arguments)) {
      command.finish(ONE_COMMAND);
    }
  }

  /** Writes the recorder's configuration; it counts from the next start on. */
  public Path configureRecorder(Map<String, String> further) throws IOException {
    Map<String, String> keys = new TreeMap<>(further);
    keys.put("recorder", DOMAIN + "/recorder/" + SERIAL);
    keys.put("hardware", "simulated");
    keys.put("keys", recorder().resolve("keys").toString());
    keys.put("card", recorder().resolve("card").toString());
    keys.put("link", address);
    return write(recorder().resolve("recorder.conf"), configuration("recorder", keys));
  }

  /** Writes the dock's configuration; it counts from the next start on. */
  public Path configureDock(Map<String, String> further) throws IOException {
    Map<String, String> keys = new TreeMap<>(further);
    keys.put("office", office().toString());
    keys.put("domain", DOMAIN);
    keys.put("dock", "dock-1");
    keys.putIfAbsent("bay", dockAddress);
    keys.put("orders", orders().toString());
    return write(office().resolve("dock.conf"), configuration("dock", keys));
  }

  private static String configuration(String of, Map<String, String> keys) {
    StringBuilder text = new StringBuilder("# a simulated " + of + "\n");
    keys.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return text.toString();
  }

  /** Switches the recorder on. */
  public AgentProcess startRecorder() throws IOException {
    String configuration = recorder().resolve("recorder.conf").toString();
    return start("recorder", RECORDER_MAIN, List.of("run", configuration));
  }

  /** Switches the dock on. */
  public AgentProcess startDock() throws IOException {
    String configuration = office().resolve("dock.conf").toString();
    return start("dock", DOCK_MAIN, List.of("run", configuration));
  }

  private AgentProcess start(String log, String mainClass, List<String> arguments)
      throws IOException {
    return AgentProcess.start(log, logs().resolve(log + ".log"), mainClass, arguments);
  }

  /** Puts the recorder into the dock. */
  public void plug(AgentProcess recorder) throws IOException, InterruptedException, StationFailed {
    if (line.isPresent()) {
      line.get().plug();
    }
    recorder.send("plug");
  }

  /** Puts the recorder into the dock on a serial line that breaks after so many bytes of it. */
  public void plugFor(long bytes) throws IOException, InterruptedException, StationFailed {
    SerialLine cable = line.orElseThrow();
    cable.plugFor(bytes);
  }

  /** Waits until a line that breaks has broken. */
  public void awaitBreak(Duration patience) throws InterruptedException, StationFailed {
    if (!line.orElseThrow().isOut(patience)) {
      throw new StationFailed(
          "the serial line did not break within " + patience.toSeconds() + " s");
    }
  }

  /** Pulls the recorder out of the dock, whatever is going on. */
  public void pull(AgentProcess recorder) throws IOException {
    unplug();
    recorder.send("pull");
  }

  /** Pulls out a recorder that has no power. */
  public void unplug() {
    if (line.isPresent()) {
      line.get().pull();
    }
  }

  /** Lays an order for the recorder where the dock looks; the persons in it are examples. */
  public void order() throws IOException {
    order("A-2026-0412");
  }

  /** The same with an assignment of this number; each is carried out once. */
  public void order(String assignment) throws IOException {
    String order =
        """
        shuijing-order/v1
        assignment ASSIGNMENT
        unit 示例市水利局
        purpose 河道采砂检查
        matter 核查采砂许可
        officer 示例员甲 4104801
        officer 示例员乙 4104802
        language zh
        """;
    write(orders().resolve(SERIAL + ".order"), order.replace("ASSIGNMENT", assignment));
  }

  private static Path write(Path file, String text) throws IOException {
    // nobody may see half of it
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    if (line.isPresent()) {
      line.get().close();
    }
  }
}

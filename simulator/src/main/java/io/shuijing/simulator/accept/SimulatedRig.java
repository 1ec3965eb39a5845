package io.shuijing.simulator.accept;

import io.shuijing.hal.body.Signal;
import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A simulated recorder in a process of its own, in an office of its own. */
final class SimulatedRig implements Rig {
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Station station;
  private final Defect defect;
  private AgentProcess recorder;

  private SimulatedRig(Station station, Defect defect, AgentProcess recorder) {
    this.station = station;
    this.defect = defect;
    this.recorder = recorder;
  }

  /** Founds an office and enrols a recorder, to be copied by {@link #start}. */
  static void found(Path template) throws IOException, InterruptedException, StationFailed {
    try (Station station = new Station(template, Station.LinkKind.TCP)) {
      station.found(Map.of(), Map.of());
    }
  }

  /**
   * Copies an office and its recorder, starts the recorder and plugs it in.
   *
   * @param settings lines of the recorder's configuration
   */
  static SimulatedRig start(Path template, Path folder, Map<String, String> settings, Defect defect)
      throws IOException, InterruptedException, StationFailed {
    Station station = new Station(folder, Station.LinkKind.TCP);
    FolderTree.copy(template.resolve("office"), station.office());
    FolderTree.copy(template.resolve("recorder/keys"), station.recorder().resolve("keys"));
    station.configureRecorder(defect.settings(settings));
    station.configureDock(Map.of());
    defect.beforeStart(station);
    SimulatedRig rig = new SimulatedRig(station, defect, station.startRecorder());
    try {
      rig.started();
      return rig;
    } catch (StationFailed | InterruptedException | IOException e) {
      rig.close();
      throw e;
    }
  }

  private void started() throws IOException, InterruptedException, StationFailed {
    recorder.await(line -> line.startsWith("ready"), SOON, _ -> {});
    for (String control : defect.controls()) {
      recorder.send(control);
    }
    plugIn();
  }

  /** The dock's configuration of the office. */
  Path dockConfiguration() {
    return station.office().resolve("dock.conf");
  }

  /** Where the recorder is reached: {@code tcp:HOST:PORT}. */
  String link() {
    return station.bay();
  }

  @Override
  public boolean press() throws IOException, InterruptedException {
    if (defect == Defect.BUTTON_STUCK) {
      recorder.send("down"); // and never up again
    } else {
      recorder.send("press");
    }
    return true;
  }

  @Override
  public void nowRecording() throws IOException {
    for (String control : defect.whileRecording()) {
      recorder.send(control);
    }
  }

  @Override
  public void hold() throws IOException {
    recorder.send("hold");
  }

  @Override
  public Optional<Boolean> saw(Signal signal, Duration patience)
      throws InterruptedException, StationFailed {
    return Optional.of(recorder.sees(line -> line.equals("signal " + signal), patience));
  }

  @Override
  public boolean cutsPower() {
    return true;
  }

  @Override
  public void cutPower() throws InterruptedException {
    recorder.cutPower();
    recorder.awaitEnd();
  }

  @Override
  public void powerOn() throws IOException, InterruptedException, StationFailed {
    recorder = station.startRecorder();
    started();
  }

  @Override
  public boolean pullsOut() {
    return true;
  }

  @Override
  public void pullOut() throws IOException {
    station.pull(recorder);
  }

  @Override
  public void plugIn() throws IOException, InterruptedException, StationFailed {
    station.plug(recorder);
    recorder.await("plugged"::equals, SOON, _ -> {});
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public void close() {
    recorder.close();
    station.close();
  }
}

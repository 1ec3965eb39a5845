package io.shuijing.simulator.bench;

import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dock's process at the bay: the office's own, or a stranger's in its place. */
final class DockUnit implements AutoCloseable {
  private final Strip strip;
  private final Runnable offloaded;
  private @Nullable AgentProcess process;

  /**
   * No dock yet.
   *
   * @param offloaded told when the dock has freed or put apart what it was given
   */
  DockUnit(Strip strip, Runnable offloaded) {
    this.strip = strip;
    this.offloaded = offloaded;
  }

  /** Puts a dock at the bay, in place of what was there. */
  void start(Station of, String whose) throws IOException {
    close();
    AgentProcess started = of.startDock();
    process = started;
    strip.add("process", Map.of("who", "dock", "state", "starting", "whose", whose));
    Thread.ofVirtual().name("dock's lines").start(() -> follow(started, whose));
  }

  private void follow(AgentProcess of, String whose) {
    try {
      int code = of.follow(line -> hear(line, whose));
      strip.add("process", Map.of("who", "dock", "state", "off", "code", code, "whose", whose));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(String line, String whose) {
    if (line.startsWith("ready ")) {
      strip.add("process", Map.of("who", "dock", "state", "on", "whose", whose));
      return;
    }
    strip.add("bay", Map.of("line", line, "whose", whose));
    if (line.startsWith("freed ") || line.startsWith("quarantine ")) {
      offloaded.run();
    }
  }

  /** Takes its power. */
  void kill() throws StationFailed {
    AgentProcess running = process;
    if (running == null) {
      throw new StationFailed("no dock runs");
    }
    process = null;
    running.cutPower();
  }

  @Override
  public void close() {
    AgentProcess running = process;
    process = null;
    if (running != null) {
      running.close();
    }
  }
}

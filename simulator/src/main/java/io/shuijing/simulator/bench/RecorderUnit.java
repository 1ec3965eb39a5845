package io.shuijing.simulator.bench;

import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The recorder's process, and how its parts are: they stay so when the power comes back. */
final class RecorderUnit implements AutoCloseable {
  /** With this code an agent ends that wants something mended first, after saying what. */
  private static final int TO_BE_MENDED = 2;

  private final Station station;
  private final Strip strip;
  private final CardWatch card;
  private final Map<String, String> kept = new LinkedHashMap<>();
  private final CountDownLatch on = new CountDownLatch(1);
  private @Nullable AgentProcess process;
  private boolean plugged;

  RecorderUnit(Station station, Strip strip, CardWatch card) {
    this.station = station;
    this.strip = strip;
    this.card = card;
  }

  /** Gives it power. */
  void start() throws IOException, InterruptedException, StationFailed {
    if (process != null) {
      throw new StationFailed("the recorder has power already");
    }
    AgentProcess started = station.startRecorder();
    process = started;
    strip.add("process", Map.of("who", "recorder", "state", "starting"));
    Thread.ofVirtual().name("recorder's lines").start(() -> follow(started));
    for (String line : kept.values()) {
      started.send(line);
    }
    if (plugged) {
      station.plug(started);
    }
  }

  private void follow(AgentProcess of) {
    try {
      int code = of.follow(this::hear);
      strip.add("process", Map.of("who", "recorder", "state", "off", "code", code));
      if (code == TO_BE_MENDED) {
        strip.add("refused", Map.of("why", lastWords()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String lastWords() {
    Path log = station.logs().resolve("recorder.log");
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty() ? "see " + log : lines.getLast();
    } catch (IOException e) {
      return "see " + log + " (" + e.getMessage() + ")";
    }
  }

  private void hear(String line) {
    String[] words = line.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "signal" -> strip.add("signal", Map.of("signal", rest));
      case "ready" -> {
        strip.add("process", Map.of("who", "recorder", "state", "on", "after", rest));
        on.countDown();
      }
      case "control-refused" -> strip.add("refused", Map.of("why", rest));
      case "sounded" -> strip.add("sound", Sounds.of(rest, true));
      case "not-sounded" -> strip.add("sound", Sounds.of(rest.split(" ", 2)[0], false));
      case "plugged" -> {}
      default -> card.look();
    }
  }

  /** Waits until it has been on once. */
  void awaitOn(Duration patience) throws InterruptedException, StationFailed {
    if (!on.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new StationFailed("the recorder is not on after " + patience.toSeconds() + " s");
    }
  }

  /** Takes its power. */
  void cut() {
    AgentProcess running = process;
    process = null;
    if (running != null) {
      running.cutPower();
    }
  }

  /** Whether it has power. */
  boolean isOn() {
    return process != null;
  }

  void plug() throws IOException, InterruptedException, StationFailed {
    if (plugged) {
      throw new StationFailed("it is in the bay already");
    }
    plugged = true;
    if (process != null) {
      station.plug(process);
    }
  }

  void pull() throws IOException, StationFailed {
    if (!plugged) {
      throw new StationFailed("it is not in the bay");
    }
    plugged = false;
    if (process == null) {
      station.unplug();
    } else {
      station.pull(process);
    }
  }

  /** Does something to a part; a state of a part is kept for the next start. */
  void send(Order order) throws IOException, StationFailed {
    switch (order.control()) {
      case CHARGE,
          CARD_GOOD,
          CARD_FULL,
          CARD_READ_ONLY,
          CARD_GONE,
          LENS_CLEAR,
          LENS_COVERED,
          LENS_FROZEN,
          MICROPHONE_OPEN,
          MICROPHONE_MUTED,
          SPEAKER_GOOD,
          SPEAKER_BROKEN ->
          kept.put(order.firstWord(), order.words());
      case FIX, NO_FIX -> kept.put("fix", order.words());
      default -> requirePower();
    }
    if (process != null) {
      process.send(order.words());
    }
  }

  private void requirePower() throws StationFailed {
    if (process == null) {
      throw new StationFailed("the recorder has no power; give it power first");
    }
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

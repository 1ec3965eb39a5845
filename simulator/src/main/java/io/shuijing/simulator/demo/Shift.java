package io.shuijing.simulator.demo;

import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The story: from the dock to the scene and back, told by what the two agents say. */
final class Shift {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration PROMPT = Duration.ofSeconds(90);

  private final DemoSettings settings;
  private final Words words;
  private final PrintStream out;
  private boolean prompted;

  Shift(DemoSettings settings, Words words, PrintStream out) {
    this.settings = settings;
    this.words = words;
    this.out = out;
  }

  void play() throws IOException, InterruptedException, StationFailed {
    say("title");
    try (Station station = new Station(settings.out(), settings.link())) {
      station.found(recorderKeys(), Map.of());
      say("office", Station.DOMAIN + "/recorder/" + Station.SERIAL);
      station.order();
      try (AgentProcess recorder = station.startRecorder();
          AgentProcess dock = station.startDock()) {
        checkOut(station, recorder, dock);
        record(recorder);
        comeBack(station, recorder, dock);
      }
      new Findings(settings, station, words, out).show();
    }
  }

  private Map<String, String> recorderKeys() {
    return settings.input().isPresent()
        ? Map.of("input", settings.input().get().toString())
        : Map.of();
  }

  private void checkOut(Station station, AgentProcess recorder, AgentProcess dock)
      throws IOException, InterruptedException, StationFailed {
    recorder.await(line -> line.startsWith("ready"), SOON, _ -> {});
    station.plug(recorder);
    dock.await(line -> line.startsWith("let-go " + Station.SERIAL), SOON, this::tellClock);
    say("checkout");
    station.pull(recorder);
  }

  private void tellClock(String line) {
    if (line.startsWith("clock ")) {
      say("clock", line.split(" ", -1)[3]);
    }
  }

  private void record(AgentProcess recorder)
      throws IOException, InterruptedException, StationFailed {
    say("arrival");
    long pressed = System.nanoTime();
    recorder.send("press");
    recorder.await("signal RECORDING"::equals, SOON, this::tellPrompt);
    say("recording", (System.nanoTime() - pressed) / 1_000_000);
    long started = System.nanoTime();
    sleepUntil(started, settings.seconds() * 600L);
    recorder.send("press");
    recorder.await("signal MARKED"::equals, SOON, this::tellPrompt);
    say("mark");
    if (!prompted) {
      // nobody leaves before the party was told
      recorder.await(line -> line.startsWith("prompt"), PROMPT, this::tellPrompt);
    }
    sleepUntil(started, settings.seconds() * 1000L);
    recorder.send("hold");
    recorder.await("signal READY"::equals, SOON, this::tellPrompt);
    say("leaving", (System.nanoTime() - started) / 1_000_000_000);
  }

  private void tellPrompt(String line) {
    if (line.startsWith("prompt")) {
      prompted = true;
      say("prompt");
    }
  }

  private static void sleepUntil(long startNanos, long afterMs) throws InterruptedException {
    long rest = startNanos + afterMs * 1_000_000 - System.nanoTime();
    Thread.sleep(Math.max(0, rest / 1_000_000));
  }

  private void comeBack(Station station, AgentProcess recorder, AgentProcess dock)
      throws IOException, InterruptedException, StationFailed {
    say("return");
    station.plug(recorder);
    ProgressBar bar = new ProgressBar(out, isTerminal(), System.nanoTime());
    String receipt =
        dock.await(
            line -> line.startsWith("receipt " + Station.SERIAL),
            Duration.ofMinutes(10),
            line -> showProgress(line, bar));
    say("receipt", receipt.split(" ", -1)[2]);
    String freed = dock.await(line -> line.startsWith("freed " + Station.SERIAL), SOON, _ -> {});
    say("wiped", freed.split(" ", -1)[2], freed.split(" ", -1)[3]);
  }

  private void showProgress(String line, ProgressBar bar) {
    String[] word = line.split(" ", -1);
    if (word[0].equals("progress")) {
      bar.show(word[2], Long.parseLong(word[3]), Long.parseLong(word[4]), System.nanoTime());
    } else {
      bar.finish();
      tellClock(line);
    }
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private void say(String key, Object... values) {
    out.println(words.say(key, values));
    out.flush();
  }
}

package io.shuijing.simulator.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.simulator.station.Station.LinkKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the two agents withstand as processes: cut power, pulled plugs, a full store. */
final class PowerAndPlugTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SEGMENTS = 100;
  private static final Map<String, String> MUCH =
      Map.of("input", "flat-out:" + SEGMENTS + "x1000000");

  @TempDir private Path folder;

  @Test
  void a_recorder_whose_power_is_cut_in_mid_recording_loses_nothing_acknowledged_and_says_why()
      throws Exception {
    try (Station station = new Station(folder, LinkKind.TCP)) {
      station.found(Map.of(), Map.of());
      List<String> acknowledged = new ArrayList<>();
      try (AgentProcess recorder = station.startRecorder()) {
        await(recorder, line -> line.startsWith("ready"));
        recorder.send("press");
        recorder.await("signal RECORDING"::equals, PATIENCE, acknowledged::add);
        recorder.await(line -> line.startsWith("segment"), PATIENCE, acknowledged::add);
        recorder.cutPower();
      }
      byte[] journal = Files.readAllBytes(station.recorder().resolve("card/journal"));

      offload(station);

      byte[] archived = Files.readAllBytes(station.archive().resolve("journal"));
      String text = new String(archived, StandardCharsets.UTF_8);
      assertThat(new String(archived, StandardCharsets.ISO_8859_1))
          .startsWith(lastWhole(new String(journal, StandardCharsets.ISO_8859_1)));
      acknowledged.stream()
          .filter(line -> line.startsWith("segment "))
          .forEach(line -> assertThat(text).contains("\nn " + line.substring(8) + "\n"));
      assertThat(text).contains("type gap").contains("cause power-lost");
      assertThat(verified(station)).contains("INTERRUPTED");
    }
  }

  @Test
  void a_dock_killed_in_mid_transfer_goes_on_where_it_was_and_stores_nothing_twice()
      throws Exception {
    try (Station station = new Station(folder, LinkKind.SERIAL)) {
      station.found(MUCH, Map.of());
      try (AgentProcess recorder = recorded(station)) {
        station.plug(recorder);
        try (AgentProcess dock = station.startDock()) {
          await(dock, beyond(10));
          dock.cutPower();
        }
        assertThat(station.archive().resolve("receipts")).doesNotExist();
        try (AgentProcess dock = station.startDock()) {
          await(dock, line -> line.startsWith("freed " + Station.SERIAL));
        }
      }
      everythingIsThereOnce(station);
    }
  }

  @Test
  void a_serial_line_that_breaks_at_any_byte_is_taken_up_again() throws Exception {
    SplittableRandom chance = new SplittableRandom(20261124);
    try (Station station = new Station(folder, LinkKind.SERIAL)) {
      station.found(MUCH, Map.of());
      try (AgentProcess recorder = recorded(station);
          AgentProcess dock = station.startDock()) {
        recorder.send("plug");
        for (long bytes : new long[] {1, 700, 3_000, 60_000, 9_000_000, 20_000_000, 30_000_000}) {
          station.plugFor(bytes + chance.nextInt(1_000));
          station.awaitBreak(PATIENCE);
          assertThat(station.archive().resolve("receipts")).doesNotExist();
        }
        station.plug(recorder);
        await(dock, line -> line.startsWith("freed " + Station.SERIAL));
      }
      everythingIsThereOnce(station);
    }
  }

  @Test
  void a_full_store_is_told_in_plain_words_and_nothing_is_freed() throws Exception {
    try (Station station = new Station(folder, LinkKind.TCP)) {
      station.found(MUCH, Map.of("store-limit-bytes", "40000000"));
      try (AgentProcess recorder = recorded(station)) {
        recorder.send("plug");
        try (AgentProcess dock = station.startDock()) {
          String said = await(dock, line -> line.contains("faulty"));
          assertThat(said).contains("full");
        }
        assertThat(tracks(station.recorder().resolve("card"))).isNotEmpty();
        assertThat(station.archive().resolve("receipts")).doesNotExist();
        station.configureDock(Map.of());
        try (AgentProcess dock = station.startDock()) {
          await(dock, line -> line.startsWith("freed " + Station.SERIAL));
        }
      }
      everythingIsThereOnce(station);
    }
  }

  /** A recorder that has recorded as much as its camera gave, and stands by. */
  private static AgentProcess recorded(Station station) throws Exception {
    AgentProcess recorder = station.startRecorder();
    await(recorder, line -> line.startsWith("ready"));
    recorder.send("press");
    await(recorder, line -> line.startsWith("session-close"));
    return recorder;
  }

  private static void offload(Station station) throws Exception {
    try (AgentProcess recorder = station.startRecorder();
        AgentProcess dock = station.startDock()) {
      await(recorder, line -> line.startsWith("ready"));
      station.plug(recorder);
      await(dock, line -> line.startsWith("freed " + Station.SERIAL));
    }
  }

  private static String await(AgentProcess agent, Predicate<String> wanted) throws Exception {
    return agent.await(wanted, PATIENCE, _ -> {});
  }

  private static Predicate<String> beyond(int percent) {
    return line -> {
      String[] words = line.split(" ", -1);
      return words[0].equals("progress")
          && Long.parseLong(words[3]) * 100 > Long.parseLong(words[4]) * percent;
    };
  }

  private static void everythingIsThereOnce(Station station) throws Exception {
    assertThat(tracks(station.recorder().resolve("card"))).isEmpty();
    assertThat(tracks(station.archive())).hasSize(1);
    assertThat(tracks(station.office().resolve("staging"))).isEmpty();
    assertThat(station.office().resolve("quarantine"))
        .satisfiesAnyOf(
            quarantine -> assertThat(quarantine).doesNotExist(),
            quarantine -> assertThat(quarantine).isEmptyDirectory());
    assertThat(verified(station)).contains("INTACT").contains(" " + (SEGMENTS + 1) + " ");
  }

  private static List<Path> tracks(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(path -> path.toString().contains(".track")).toList();
    }
  }

  private static String lastWhole(String journal) {
    return journal.substring(0, journal.lastIndexOf("\n\n") + 2);
  }

  private static String verified(Station station) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    List<String> words =
        AgentProcess.command(
            "io.shuijing.evidence.cli.Main",
            List.of("verify", station.archive().toString(), "--lang", "en"));
    AgentProcess.run(words, station.office(), new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }
}

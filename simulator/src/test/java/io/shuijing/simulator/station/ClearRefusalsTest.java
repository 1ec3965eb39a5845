package io.shuijing.simulator.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.simulator.station.Station.LinkKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person is told who starts an agent that cannot run: one line, the next step, exit code 2.
 */
final class ClearRefusalsTest {
  private static final String RECORDER = "io.shuijing.device.Main";
  private static final String DEMO = "io.shuijing.simulator.Main";

  @TempDir private Path folder;

  private Station station;

  @BeforeEach
  void found() throws Exception {
    station = new Station(folder.resolve("station"), LinkKind.TCP);
    station.found(Map.of(), Map.of());
  }

  @Test
  void a_recorder_without_its_encoder_says_so() throws Exception {
    refused(Map.of("ffmpeg", "no-such-ffmpeg"), "no-such-ffmpeg");
  }

  @Test
  void a_recorder_whose_input_cannot_be_read_says_so() throws Exception {
    Path text = Files.writeString(folder.resolve("no-film.mp4"), "not a film");

    refused(Map.of("input", text.toString()), "no-film.mp4");
  }

  @Test
  void a_recorder_with_the_wrong_key_file_says_so() throws Exception {
    try (AgentProcess recorder = station.startRecorder()) {
      recorder.await(line -> line.startsWith("ready"), Duration.ofMinutes(1), _ -> {});
    }
    Path keys = station.recorder().resolve("keys");
    Files.copy(
        keys.resolve("link.pem"),
        keys.resolve("recorder.pem"),
        StandardCopyOption.REPLACE_EXISTING);

    refused(Map.of(), "key");
  }

  @Test
  void a_recorder_whose_key_file_is_no_key_says_so() throws Exception {
    Files.writeString(station.recorder().resolve("keys/recorder.pem"), "no key");

    refused(Map.of(), "PRIVATE KEY");
  }

  @Test
  void an_unknown_key_in_a_configuration_is_named_with_its_line() throws Exception {
    refused(Map.of("colour", "blue"), "unknown key 'colour'");
  }

  @Test
  void a_demo_with_an_unknown_option_says_so() throws Exception {
    said(DEMO, List.of("demo", "--colour"), "--colour");
  }

  @Test
  void a_demo_into_a_folder_of_somebody_says_so_and_touches_nothing() throws Exception {
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Path letter = Files.writeString(mine.resolve("letter"), "dear");

    said(DEMO, List.of("demo", "--out", mine.toString()), "--out");

    assertThat(letter).hasContent("dear");
  }

  @Test
  void a_port_that_somebody_else_has_is_named() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path config = station.configureRecorder(Map.of());
      String text =
          Files.readString(config)
              .replaceAll("tcp:127.0.0.1:[0-9]+", "tcp:127.0.0.1:" + other.getLocalPort());
      Files.writeString(config, text);
      try (AgentProcess recorder = station.startRecorder()) {
        recorder.send("plug");
        String line =
            recorder.await(l -> l.startsWith("control-refused"), Duration.ofMinutes(1), _ -> {});
        assertThat(line).contains(Integer.toString(other.getLocalPort()));
      }
    }
  }

  private void refused(Map<String, String> keys, String named) throws Exception {
    said(RECORDER, List.of("run", station.configureRecorder(keys).toString()), named);
  }

  private void said(String mainClass, List<String> words, String named) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        AgentProcess.run(
            AgentProcess.command(mainClass, words),
            folder,
            new PrintStream(said, true, StandardCharsets.UTF_8));
    String text = said.toString(StandardCharsets.UTF_8).strip();
    assertThat(text).contains(named);
    assertThat(text.lines()).hasSize(1);
    assertThat(code).isEqualTo(2);
  }
}

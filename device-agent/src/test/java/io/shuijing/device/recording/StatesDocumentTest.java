package io.shuijing.device.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.voice.Phrases;
import io.shuijing.device.voice.Voice;
import io.shuijing.hal.body.Pattern;
import io.shuijing.hal.body.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/states.md are what the code does; a failure prints the right rows. */
class StatesDocumentTest {
  private static final Phrases CHINESE = Phrases.bundled("zh");
  private static final Phrases ENGLISH = Phrases.bundled("en");
  private static final Path DOCUMENT = Path.of("../docs/states.md");

  private static List<String> table(String head) throws Exception {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int at = lines.indexOf(head);
    assertThat(at).as("'%s' in %s", head, DOCUMENT).isNotNegative();
    return lines.stream().skip(at + 2L).takeWhile(line -> line.startsWith("|")).toList();
  }

  private static void assertTable(String head, List<String> right) throws Exception {
    assertThat(table(head))
        .as("the right rows are:%n%s%n", String.join("\n", right))
        .isEqualTo(right);
  }

  @Test
  void every_state_and_event_leads_where_the_document_says() throws Exception {
    assertTable("| state | event | next | what is done, in this order |", StateTable.rows());
  }

  @Test
  void every_signal_looks_feels_and_sounds_as_the_document_says() throws Exception {
    assertTable(
        "| signal | lights: colour and ms | vibration: on, off, on… ms | 语音 | voice |",
        Arrays.stream(Signal.values()).map(StatesDocumentTest::row).toList());
  }

  private static String row(Signal signal) {
    Pattern pattern = Pattern.of(signal);
    String lights =
        pattern.lights().stream()
            .map(light -> colour(light) + " " + light.ms())
            .collect(Collectors.joining(", "));
    String pulses =
        pattern.pulsesMs().stream().map(Object::toString).collect(Collectors.joining(", "));
    String chinese = Voice.of(signal).map(CHINESE::words).orElse("–");
    String english = Voice.of(signal).map(ENGLISH::words).orElse("–");
    return "| " + String.join(" | ", signal.name(), lights, pulses, chinese, english) + " |";
  }

  private static String colour(Pattern.Light light) {
    if (light.green()) {
      return light.red() ? "red and green" : "green";
    }
    return light.red() ? "red" : "dark";
  }
}

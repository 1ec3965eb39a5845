package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.evidence.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration is understood whole, or refused with file, line, key and what is allowed. */
class RecorderSettingsTest {
  private static final String LEAST =
      """
      # a recorder
      recorder = ruzhou-water.example/recorder/RZ-0007
      hardware = simulated
      keys = keys
      card = /mnt/card
      """;

  private static RecorderSettings read(String text) throws RecorderSettings.Wrong {
    return RecorderSettings.parse("recorder.conf", text);
  }

  @Test
  void what_is_not_said_has_its_usual_value() throws RecorderSettings.Wrong {
    RecorderSettings settings = read(LEAST);
    assertThat(settings.recorder()).isEqualTo(Samples.RECORDER);
    assertThat(settings.tuning().capture().segmentMs()).isEqualTo(2_000);
    assertThat(settings.tuning().capture().videoBitsPerSecond()).isEqualTo(4_000_000);
    assertThat(settings.tuning().language()).isEqualTo("zh");
    assertThat(settings.tuning().reserveBytes()).isEqualTo(8 << 20);
  }

  @Test
  void folders_are_seen_from_where_the_file_lies() throws RecorderSettings.Wrong {
    RecorderSettings settings = read(LEAST).in(Path.of("/etc/shuijing"));
    assertThat(settings.keys()).isEqualTo("/etc/shuijing/keys");
    assertThat(settings.all())
        .containsEntry("keys", "/etc/shuijing/keys")
        .containsEntry("card", "/mnt/card")
        .containsEntry("hardware", "simulated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour = blue          | line 6: unknown key 'colour'
          language = fr          | line 6: 'language' cannot be 'fr'; allowed is zh or en
          segment-ms = 20        | line 6: 'segment-ms' cannot be '20'; allowed is 500 to 10000
          segment-ms = 2e3       | line 6: 'segment-ms' cannot be '2e3'
          segment-ms =           | line 6: 'segment-ms' cannot be ''
          width = 99999999999999 | line 6: 'width' cannot be '99999999999999'
          audio-bits-per-second = 5 | line 6: 'audio-bits-per-second' cannot be '5'
          keys = other           | line 6: 'keys' stands twice
          hello                  | line 6: 'hello' is no 'key = value'
          model = two words      | line 6: 'model' cannot be 'two words'
          """)
  void what_is_wrong_is_named(String line, String named) {
    assertThatThrownBy(() -> read(LEAST + line + "\n"))
        .isInstanceOf(RecorderSettings.Wrong.class)
        .hasMessageStartingWith("recorder.conf, ")
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({"recorder", "hardware", "keys"})
  void what_is_missing_is_named(String key) {
    String text = LEAST.replaceAll("(?m)^" + key + " = .*\n", "");
    assertThatThrownBy(() -> read(text))
        .hasMessageStartingWith("recorder.conf: '" + key + " = ")
        .hasMessageContaining("is missing");
  }

  @Test
  void a_name_that_is_no_recorders_is_refused() {
    assertThatThrownBy(() -> read(LEAST.replace("/recorder/", "/dock/")))
        .hasMessageContaining("line 2: 'recorder' cannot be")
        .hasMessageContaining("DOMAIN/recorder/SERIAL");
  }
}

package io.shuijing.hal.gnss;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceReaderTest {
  private static final String ZDA = "$GPZDA,202640.000,13,04,2015,,*54";

  private static List<Sentence> read(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return new SentenceReader()
        .read(bytes, bytes.length, 0).stream().map(SentenceReader.Heard::sentence).toList();
  }

  @Test
  void a_sentence_has_its_talker_its_type_and_its_fields() {
    assertThat(read(ZDA + "\r\n"))
        .containsExactly(
            new Sentence("GP", "ZDA", List.of("202640.000", "13", "04", "2015", "", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GP", "GL", "GA", "GB", "BD", "GQ", "GN"})
  void every_constellation_is_heard(String talker) {
    assertThat(read(Listener.line(talker + "ZDA,1,2"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PMTK001,320,2", "PSRFEPE,1", "AIVDM,1", "GXZDA,1,2", "GPZDAX,1", "GP"})
  void what_is_not_a_receivers_is_passed_over(String other) {
    assertThat(read(Listener.line(other))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$GPZDA,202640.000,13,04,2015,,*55\r\n",
        "$GPZDA,202641.000,13,04,2015,,*54\r\n",
        "$GPZDA,202640.000,13,04,2015,,\r\n",
        "$GPZDA,202640.000,13,04,2015,,*\r\n",
        "$GPZDA,202640.000,13,04,2015,,*5\r\n",
        "$GPZDA,202640.000,13,04,2015,,*5G\r\n",
        "$GPZDA,202640.000,13,04,2015,,*54 \r\n",
        "$GPZDA,202640.000,13,04,2015,,*54*54\r\n",
        "GPZDA,202640.000,13,04,2015,,*54\r\n",
        "$GPZDA,202640.000,13,\0104,2015,,*55\r\n",
        "$*00\r\n",
        "$\r\n"
      })
  void a_checksum_that_is_wrong_or_not_there_makes_a_sentence_nothing(String line) {
    assertThat(read(line)).isEmpty();
  }

  @Test
  void a_sentence_counts_only_once_it_has_ended() {
    assertThat(read(ZDA)).isEmpty();
    assertThat(read(ZDA + "\n")).hasSize(1);
    assertThat(read(ZDA + "\r")).hasSize(1);
  }

  @Test
  void garbage_before_between_and_within_costs_only_what_it_touches() {
    String cut = "$GPRMC,2026";
    assertThat(read("\377\000,*12\n" + ZDA + "\r\nnoise" + cut + ZDA + "\r\n\r\n$$" + ZDA + "\n"))
        .hasSize(3);
  }

  @Test
  void the_longest_sentence_is_heard_and_one_longer_is_not() {
    int filler = SentenceReader.MOST_CHARACTERS - "$GPTXT,*00".length();
    String longest = Listener.line("GPTXT," + "x".repeat(filler));
    assertThat(longest.strip()).hasSize(SentenceReader.MOST_CHARACTERS);
    assertThat(read(longest)).hasSize(1);
    assertThat(read(Listener.line("GPTXT," + "x".repeat(filler + 1)) + ZDA + "\n")).hasSize(1);
  }

  @Test
  void a_sentence_that_comes_in_pieces_began_when_its_first_piece_came() {
    SentenceReader reader = new SentenceReader();
    byte[] bytes = (ZDA + "\r\n").getBytes(ISO_8859_1);
    for (int i = 0; i < bytes.length - 2; i++) {
      assertThat(reader.read(new byte[] {bytes[i]}, 1, 100 + i)).isEmpty();
    }
    assertThat(reader.read(new byte[] {'\r', '\n'}, 2, 500))
        .singleElement()
        .satisfies(heard -> assertThat(heard.beganNanos()).isEqualTo(100));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void no_bytes_end_the_reader(long seed) {
    Random random = new Random(seed);
    Listener listener = new Listener("2005-01-01T00:00:00Z");
    String alphabet = "$*,.\r\nGPNRMCAZDSV0123456789-+ENW\000\377";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(90); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      boolean whole = random.nextBoolean();
      String type = List.of("RMC", "GGA", "GNS", "ZDA", "GSA").get(random.nextInt(5));
      // half of them with a right checksum, so that they reach the fields
      String sent =
          whole
              ? Listener.line("GN" + type + "," + text.toString().replaceAll("[$*\r\n]", ","))
              : text.toString();
      listener.hearBytes(sent.getBytes(ISO_8859_1));
      listener.fix();
    }
    listener.hear("GNRMC,120000,A,3114.8,N,12135.2,E,,,010220,,,A");
    assertThat(listener.fix()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void a_real_log_with_any_byte_changed_never_ends_the_reader(long seed) {
    Random random = new Random(seed);
    byte[] log = Logs.bytes("beidou-bd");
    for (int i = 0; i < 500; i++) {
      byte[] changed = log.clone();
      for (int change = random.nextInt(20); change >= 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Listener listener = new Listener("2005-01-01T00:00:00Z").hearBytes(changed);
      listener.fix();
      assertThat(listener.sentences()).isBetween(40, 67);
    }
  }
}

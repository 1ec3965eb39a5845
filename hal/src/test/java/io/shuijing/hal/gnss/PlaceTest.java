package io.shuijing.hal.gnss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shuijing.hal.place.Positioning.Fix;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  private static final String HERE = "3114.8943,N,12135.2444,E";

  private final Listener listener = new Listener("2026-11-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GNRMC,074159.799,A," + HERE + ",0.1,2.3,241126,,,A",
        "GNRMC,074159,A," + HERE + ",,,241126,,",
        "GPRMC,,A," + HERE + ",,,,,,D,V",
        "BDGGA,074159.799," + HERE + ",1,07,1.1,42.5,M,8.2,M,,0000",
        "GPGGA,074159.," + HERE + ",5,07,1.1,42.5,M,8.2,M,,0000",
        "GNGNS,074159.799," + HERE + ",NNA,07,1.1,42.5,8.2,,0000",
        "GAGNS,074159.799," + HERE + ",R,07,1.1,42.5,8.2,,0000,V"
      })
  void a_valid_sentence_is_a_fix(String said) {
    Fix fix = listener.hear(said).fix().orElseThrow();
    assertThat(fix.latitudeDegrees()).isCloseTo(31.248238, within(1e-6));
    assertThat(fix.longitudeDegrees()).isCloseTo(121.587407, within(1e-6));
  }

  @Test
  void south_and_west_are_negative() {
    Fix fix = listener.hear("GPRMC,1,A,9000.0,S,18000,W,,,,,").fix().orElse(null);
    assertThat(fix).as("a time of one digit").isNull();
    fix = listener.hear("GPRMC,,A,9000.0,S,18000,W,,,,,").fix().orElseThrow();
    assertThat(fix.latitudeDegrees()).isEqualTo(-90);
    assertThat(fix.longitudeDegrees()).isEqualTo(-180);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GNRMC,074159.799,V," + HERE + ",,,241126,,,N",
        "GNRMC,074159.799,A," + HERE + ",,,241126,,,E",
        "GNRMC,074159.799,A," + HERE + ",,,241126,,,S",
        "GNRMC,074159.799,A," + HERE + ",,,241126,,,M",
        "GNRMC,074159.799,A,,,,,,,241126,,,A",
        "GPGGA,074159.799," + HERE + ",0,07,1.1,42.5,M,8.2,M,,0000",
        "GPGGA,074159.799," + HERE + ",,07,1.1,42.5,M,8.2,M,,0000",
        "GPGGA,074159.799," + HERE + ",6,07,1.1,42.5,M,8.2,M,,0000",
        "GPGGA,074159.799," + HERE + ",7,07,1.1,42.5,M,8.2,M,,0000",
        "GPGGA,074159.799," + HERE + ",8,07,1.1,42.5,M,8.2,M,,0000",
        "GNGNS,074159.799," + HERE + ",NNNN,07,1.1,42.5,8.2,,0000",
        "GNGNS,074159.799," + HERE + ",ES,07,1.1,42.5,8.2,,0000",
        "GNGNS,074159.799," + HERE + ",AS,07,1.1,42.5,8.2,,0000",
        "GNRMC,074159.799,A,0000.0000,N,00000.0000,E,,,241126,,,A"
      })
  void what_is_void_estimated_typed_in_or_simulated_is_no_fix(String said) {
    assertThat(listener.hear(said).fix()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GNRMC,074159.799,A,9000.0001,N,12135.2444,E,,,241126,,,A",
        "GNRMC,074159.799,A,3160.0000,N,12135.2444,E,,,241126,,,A",
        "GNRMC,074159.799,A,114.8943,N,12135.2444,E,,,241126,,,A",
        "GNRMC,074159.799,A,-114.8943,N,12135.2444,E,,,241126,,,A",
        "GNRMC,074159.799,A,3114.8943,n,12135.2444,E,,,241126,,,A",
        "GNRMC,074159.799,A,3114.8943,,12135.2444,E,,,241126,,,A",
        "GNRMC,074159.799,A,3114.8943,N,18000.0001,E,,,241126,,,A",
        "GNRMC,074159.799,A,3114.8943,N,2135.2444,E,,,241126,,,A",
        "GNRMC,074159.799,A,3114.8943,N,,,,,241126,,,A",
        "GNRMC,074159.799,A,3114.8943e0,N,12135.2444,E,,,241126,,,A",
        "GNRMC,254159.799,A," + HERE + ",,,241126,,,A",
        "GNRMC,074159.799,A," + HERE + ",,,310226,,,A",
        "GNRMC,074159.799,A," + HERE + ",,,241326,,,A",
        "GNRMC,074159.799,A," + HERE + ",,,24112026,,,A",
        "GNRMC,074159.799,a," + HERE + ",,,241126,,,A",
        "GNRMC,074159.799,A," + HERE + ",,,241126,,,X",
        "GNRMC,074159.799,A," + HERE,
        "GPGGA,074159.799," + HERE + ",9,07,1.1,42.5,M,8.2,M,,0000",
        "GPGGA,074159.799," + HERE + ",1,07,-1.1,42.5,M,8.2,M,,0000",
        "GPGGA,074159.799," + HERE + ",1,07,NaN,42.5,M,8.2,M,,0000"
      })
  void a_field_in_another_form_makes_the_sentence_nothing(String said) {
    assertThat(listener.hear(said).fix()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.98, 7.84", "20, 160", "99.99, 799.92", "'', 160", "0.0, 160"})
  void the_radius_is_eight_metres_for_each_unit_of_dilution(String hdop, double metres) {
    listener.hear("GPGGA,074159.799," + HERE + ",1,07," + hdop + ",42.5,M,8.2,M,,0000");
    assertThat(listener.fix().orElseThrow().uncertaintyMetres()).isCloseTo(metres, within(1e-9));
  }

  @Test
  void a_dilution_told_by_itself_counts_until_it_is_old() {
    listener.hear("GNGSA,A,3,01,11,31,14,22,32,04,25,03,,,,1.56,0.91,1.27");
    listener.hear("GNGSA,A,1,,,,,,,,,,,,,1.56,55,1.27");
    listener.hear("GNRMC,074159.799,A," + HERE + ",,,241126,,,A");
    assertThat(listener.fix().orElseThrow().uncertaintyMetres()).isCloseTo(7.28, within(1e-9));
    listener.pass(Duration.ofSeconds(11)).hear("GNRMC,074210.799,A," + HERE + ",,,241126,,,A");
    assertThat(listener.fix().orElseThrow().uncertaintyMetres()).isEqualTo(160);
  }

  @Test
  void a_fix_grows_old_and_is_none_after_ten_seconds() {
    listener.hear("GPGGA,074159.799," + HERE + ",1,07,1.1,42.5,M,8.2,M,,0000");
    assertThat(listener.fix().orElseThrow().ageMs()).isEqualTo(500);
    listener.pass(Duration.ofMillis(200)).hear("GNRMC,074159.799,A," + HERE + ",,,241126,,,A");
    assertThat(listener.fix().orElseThrow().ageMs())
        .as("of the moment that both speak of")
        .isEqualTo(700);
    listener.pass(Duration.ofMillis(9_300)).hear("GNRMC,074209.799,V,,,,,,,241126,,,N");
    assertThat(listener.fix().orElseThrow().ageMs()).isEqualTo(10_000);
    assertThat(listener.pass(Duration.ofMillis(1)).fix()).isEmpty();
  }

  @Test
  void one_constellation_without_a_fix_does_not_take_the_fix_of_another() {
    listener.hear("BDGGA,074159.799," + HERE + ",1,07,1.1,42.5,M,8.2,M,,0000");
    listener.hear("GPGGA,074159.799,,,,,0,00,,,M,0.0,M,,0000");
    assertThat(listener.fix()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "beidou-bd, 67, 31.248238, 121.587407",
    "beidou-gb, 63, 31.248035, 121.587380",
    "mt3339, 138, 44.068828, -121.314188",
    "neo-m8n, 293, 44.068984, -121.314229",
    "nmea-fuzzy-cases, 28, 41.575030, -93.750598",
    "quectel-L70, 107, 51.068097, -114.095642"
  })
  void a_real_receiver_is_understood(String log, int sentences, double latitude, double longitude) {
    listener.hearBytes(Logs.bytes(log));
    assertThat(listener.sentences()).isEqualTo(sentences);
    Fix fix = listener.fix().orElseThrow();
    assertThat(fix.latitudeDegrees()).isCloseTo(latitude, within(1e-6));
    assertThat(fix.longitudeDegrees()).isCloseTo(longitude, within(1e-6));
    assertThat(fix.uncertaintyMetres()).isBetween(5.0, 12.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bu303-moving", "bu303-nofix"})
  void a_receiver_that_speaks_another_language_says_nothing(String log) {
    listener.hearBytes(Logs.bytes(log));
    assertThat(listener.sentences()).isZero();
    assertThat(listener.fix()).isEmpty();
    assertThat(listener.time()).isEmpty();
  }
}

package io.shuijing.hal.gnss;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.TimeSource.Doubt;
import io.shuijing.hal.time.TimeSource.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
  private static final String FIXED = "GNRMC,hhmmss.00,A,3114.8943,N,12135.2444,E,,,241126,,,A";
  private static final String VOID = "GNRMC,hhmmss.00,V,,,,,,,241126,,,N";

  private final Listener listener = new Listener("2026-11-01T00:00:00Z");

  private Reading time() {
    return listener.time().orElseThrow();
  }

  private void assertDoubt(Doubt doubt) {
    assertThat(time().doubt()).hasValue(doubt);
    assertThat(time().uncertaintyMs()).isEmpty();
  }

  private void assertSure(String utc) {
    assertThat(time().time()).isEqualTo(Instant.parse(utc));
    assertThat(time().source()).isEqualTo(Source.GNSS);
    assertThat(time().uncertaintyMs()).hasValue(500);
    assertThat(time().doubt()).isEmpty();
  }

  @Test
  void a_time_is_believed_once_readings_with_a_fix_agreed_for_five_seconds() {
    listener.hearSeconds(5, "074100", FIXED);
    assertDoubt(Doubt.UNSETTLED);
    listener.hearSeconds(1, "074105", FIXED);
    assertSure("2026-11-24T07:41:05Z");
  }

  @Test
  void it_was_that_time_half_a_second_before_the_first_sentence_about_it() {
    listener.hear("GNGGA,074100.00,3114.8943,N,12135.2444,E,1,07,1.1,42.5,M,8.2,M,,");
    listener.pass(Duration.ofMillis(300)).hear("GNZDA,074100.00,24,11,2026,00,00");
    assertThat(time().time()).isEqualTo(Instant.parse("2026-11-24T07:41:00Z"));
    assertThat(time().steadyNanos()).isEqualTo(-Duration.ofMillis(500).toNanos());
  }

  @Test
  void a_receiver_without_a_fix_tells_the_time_of_its_own_clock() {
    listener.hearSeconds(20, "074100", VOID);
    assertThat(time().time()).isEqualTo(Instant.parse("2026-11-24T07:41:19Z"));
    assertDoubt(Doubt.NO_FIX);
    listener.hearSeconds(20, "074120", "GPZDA,hhmmss.00,24,11,2026,,");
    assertDoubt(Doubt.NO_FIX);
  }

  @Test
  void the_fix_may_set_the_receivers_own_clock_right() {
    listener.hearSeconds(20, "010000", VOID).hearSeconds(6, "074100", FIXED);
    assertSure("2026-11-24T07:41:05Z");
  }

  @Test
  void a_date_of_its_own_is_with_a_fix_for_as_long_as_a_place_would_be() {
    listener.hearSeconds(6, "074100", FIXED).hearSeconds(10, "074106", "GPZDA,hhmmss,24,11,2026,,");
    assertSure("2026-11-24T07:41:15Z");
    listener.hearSeconds(1, "074116", "GPZDA,hhmmss,24,11,2026,,");
    assertDoubt(Doubt.NO_FIX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GPRMC,000012.00,V,,,,,,,060180,,,N",
        "GPRMC,000012.00,V,,,,,,,220899,,,N",
        "GPRMC,000012.00,V,,,,,,,070419,,,N",
        "GPRMC,000012.00,A,3114.8943,N,12135.2444,E,,,060180,,,A",
        "GPZDA,000012.00,01,01,1970,,",
        "GPZDA,000012.00,00,00,0000,,",
        "GPZDA,000012.00,32,01,2027,,",
        "GPZDA,000012.00,1,01,2027,,",
        "GPZDA,000012.00,01,01,27,,",
        "GPZDA,000012.00,01,01,2099,,",
        "GPZDA,000012.00,31,10,2026,,",
        "GPZDA,000012.00,,,,,",
        "GPZDA,,01,01,2027,,",
        "GPRMC,240000.00,V,,,,,,,241126,,,N",
        "GPRMC,120060.00,V,,,,,,,241126,,,N",
        "GPRMC,126000.00,V,,,,,,,241126,,,N",
        "GPRMC,1200,V,,,,,,,241126,,,N"
      })
  void what_cannot_be_a_time_is_none(String said) {
    assertThat(listener.hear(said).time()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "100407, 2026-11-24",
    "250887, 2026-11-24",
    "180307, 2026-11-01",
    "170307, 2046-06-16"
  })
  void a_receiver_that_counts_its_weeks_anew_is_put_right_with_doubt(String said, String meant) {
    listener.hearSeconds(20, "074100", FIXED.replace("241126", said));
    assertThat(time().time()).isEqualTo(Instant.parse(meant + "T07:41:19Z"));
    assertDoubt(Doubt.WEEK_ROLLOVER);
  }

  @Test
  void the_floor_itself_is_no_rollover_and_1024_weeks_later_is_no_time() {
    Listener atFloor = new Listener("2026-11-24T00:00:00Z");
    atFloor.hearSeconds(6, "000000", FIXED);
    assertThat(atFloor.time().orElseThrow().uncertaintyMs()).hasValue(500);
    Listener late = new Listener("2026-11-24T00:00:00Z");
    late.hearSeconds(6, "000000", FIXED.replace("241126", "090746"));
    assertThat(late.time().orElseThrow().uncertaintyMs()).hasValue(500);
    late.hearSeconds(6, "000000", FIXED.replace("241126", "100746"));
    assertThat(late.time().orElseThrow().time()).isBefore(Instant.parse("2046-07-10T00:00:00Z"));
  }

  @Test
  void a_leap_second_gives_no_time_and_is_no_jump() {
    String newYear = FIXED.replace("241126", "311226");
    listener.hearSeconds(10, "235950", newYear);
    listener.pass(Duration.ofSeconds(1)).hear(newYear.replace("hhmmss", "235960"));
    assertSure("2026-12-31T23:59:59Z");
    listener.hearSeconds(1, "000000", FIXED.replace("241126", "010127"));
    assertSure("2027-01-01T00:00:00Z");
  }

  @Test
  void a_leap_second_does_not_take_the_place_away() {
    listener.hear(FIXED.replace("hhmmss", "235960"));
    assertThat(listener.fix()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"074050", "060000", "074200", "235000"})
  void a_time_that_jumps_back_or_ahead_is_not_believed_until_it_has_settled(String to) {
    listener.hearSeconds(10, "074100", FIXED);
    assertSure("2026-11-24T07:41:09Z");
    listener.hearSeconds(5, to, FIXED);
    assertDoubt(Doubt.UNSETTLED);
    listener.hearSeconds(
        1, to.substring(0, 4) + String.format(Locale.ROOT, "%02d", later(to)), FIXED);
    assertThat(time().doubt()).isEmpty();
  }

  private static int later(String to) {
    return Integer.parseInt(to.substring(4)) + 5;
  }

  @Test
  void a_time_that_stands_still_is_not_believed() {
    listener.hearSeconds(10, "074100", FIXED);
    for (int i = 0; i < 30; i++) {
      listener.pass(Duration.ofSeconds(1)).hear(FIXED.replace("hhmmss", "074109"));
    }
    assertDoubt(Doubt.UNSETTLED);
  }

  @Test
  void a_receiver_that_was_away_for_a_day_is_believed_when_it_agrees() {
    listener.hearSeconds(10, "074100", FIXED).pass(Duration.ofDays(1).minusSeconds(1));
    listener.hearSeconds(1, "074109", FIXED.replace("241126", "251126"));
    assertSure("2026-11-25T07:41:09Z");
  }

  @Test
  void real_receivers_that_had_no_fix_yet_say_so_of_their_time() {
    Listener early = new Listener("2005-01-01T00:00:00Z");
    early.hearBytes(first(Logs.bytes("beidou-bd"), 2200));
    assertThat(early.time().orElseThrow().time())
        .isEqualTo(Instant.parse("2015-02-25T07:41:53.799Z"));
    assertThat(early.time().orElseThrow().doubt()).hasValue(Doubt.NO_FIX);
    assertThat(early.fix()).isEmpty();
  }

  private static byte[] first(byte[] bytes, int count) {
    return Arrays.copyOf(bytes, count);
  }

  @ParameterizedTest
  @CsvSource({
    "beidou-bd, 2015-02-25T07:41:59.799Z",
    "beidou-gb, 2015-03-02T05:32:33.438Z",
    "mt3339, 2015-04-13T20:27:09Z",
    "neo-m8n, 2015-03-18T17:19:48Z",
    "nmea-fuzzy-cases, 2020-03-18T13:39:00.900Z",
    "quectel-L70, 2022-03-09T15:01:34Z"
  })
  void a_real_receiver_tells_the_time(String log, Instant last) {
    Listener then = new Listener("2005-01-01T00:00:00Z").hearBytes(Logs.bytes(log));
    assertThat(then.time().orElseThrow().time()).isEqualTo(last);
    Listener now = listener.hearBytes(Logs.bytes(log));
    assertThat(now.time().orElseThrow().time()).isEqualTo(last.plus(Duration.ofDays(7 * 1024)));
  }
}

package io.shuijing.hal.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.TimeSource.Doubt;
import io.shuijing.hal.time.TimeSource.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxRtcTest {
  private static final Instant FLOOR = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir Path folder;

  private LinuxRtc clock(String sinceEpoch) throws IOException {
    Files.writeString(folder.resolve("since_epoch"), sinceEpoch);
    return new LinuxRtc(folder, () -> 5_000_000_000L, FLOOR);
  }

  @Test
  void a_clock_tells_whole_seconds_of_which_half_a_one_has_passed() throws IOException {
    Reading reading = clock("1795506060\n").latest().orElseThrow();
    assertThat(reading.time()).isEqualTo(Instant.parse("2026-11-24T07:41:00Z"));
    assertThat(reading.steadyNanos()).isEqualTo(4_500_000_000L);
    assertThat(reading.source()).isEqualTo(Source.RTC);
  }

  @Test
  void nobody_knows_how_far_it_has_drifted_since_it_was_set() throws IOException {
    Reading reading = clock("1795506060").latest().orElseThrow();
    assertThat(reading.uncertaintyMs()).isEmpty();
    assertThat(reading.doubt()).hasValue(Doubt.UNATTENDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "17", "946684800", "1793491199"})
  void a_clock_that_lost_its_time_has_none(String before) throws IOException {
    assertThat(clock(before).latest()).isEmpty();
  }

  @Test
  void the_date_of_the_firmware_itself_is_a_time() throws IOException {
    assertThat(clock("1793491200").latest()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "now", "17955060600000", "1795506060 x"})
  void a_clock_that_talks_nonsense_has_no_time(String nonsense) throws IOException {
    assertThat(clock(nonsense).latest()).isEmpty();
  }

  @Test
  void a_clock_that_is_not_there_or_refuses_to_answer_has_no_time() throws IOException {
    assertThat(new LinuxRtc(folder.resolve("rtc7"), () -> 0, FLOOR).latest()).isEmpty();
    Files.createDirectory(folder.resolve("since_epoch"));
    assertThat(new LinuxRtc(folder, () -> 0, FLOOR).latest()).isEmpty();
  }

  @Test
  void each_question_is_asked_anew() throws IOException {
    LinuxRtc rtc = clock("1795506060");
    assertThat(rtc.latest()).isPresent();
    clock("0");
    assertThat(rtc.latest()).isEmpty();
  }
}

package io.shuijing.hal.gnss;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shuijing.hal.contract.PositioningContract;
import io.shuijing.hal.place.Positioning;
import io.shuijing.hal.place.Positioning.Fix;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.time.TimeSource.Reading;
import io.shuijing.hal.wire.ByteLink;
import io.shuijing.hal.wire.Cable;
import io.shuijing.hal.wire.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers at the other end of a real pseudo-terminal. */
class SerialReceiverTest implements PositioningContract {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String NEWER = "GNRMC,hhmmss,A,3030.0000,N,12000.0000,E,,,241116,,,A";

  @TempDir Path folder;
  private final AtomicLong steady = new AtomicLong();
  private Path recorderEnd;
  private Path receiverEnd;
  private Cable cable;
  private SerialReceiver receiver;

  @BeforeEach
  void plug_in() throws IOException {
    recorderEnd = folder.resolve("recorder");
    receiverEnd = folder.resolve("receiver");
    cable = Cable.serial(recorderEnd, receiverEnd);
    receiver = listen("2005-01-01T00:00:00Z");
  }

  @AfterEach
  void unplug() {
    receiver.close();
    cable.close();
  }

  private SerialReceiver listen(String floor) {
    return SerialReceiver.listen(
        new SerialPath(recorderEnd, 9600), steady::get, Instant.parse(floor));
  }

  @Override
  public Positioning positioning() {
    return receiver;
  }

  @Override
  public void stand(double latitudeDegrees, double longitudeDegrees) throws Exception {
    say(
        "GPGGA,,%s,%s,%s,%s,1,07,1.1,42.5,M,8.2,M,,"
            .replaceFirst("%s", angle("00", latitudeDegrees))
            .replaceFirst("%s", latitudeDegrees < 0 ? "S" : "N")
            .replaceFirst("%s", angle("000", longitudeDegrees))
            .replaceFirst("%s", longitudeDegrees < 0 ? "W" : "E"));
    Waiting.until("the place", () -> isAt(latitudeDegrees));
  }

  /** Degrees and minutes. */
  private static String angle(String digits, double degrees) {
    long minutes = Math.round(Math.abs(degrees) * 60 * 10_000);
    DecimalFormatSymbols point = DecimalFormatSymbols.getInstance(Locale.ROOT);
    return new DecimalFormat(digits, point).format(minutes / 600_000)
        + new DecimalFormat("00.0000", point).format(minutes % 600_000 / 10_000.0);
  }

  @Override
  public void lose() throws Exception {
    say("GPGGA,,,,,,0,00,,,M,0.0,M,,");
    steady.addAndGet(Duration.ofSeconds(11).toNanos());
  }

  private void say(byte[] bytes) throws IOException {
    try (ByteLink line = new SerialPath(receiverEnd).await(LONG).orElseThrow()) {
      line.write(bytes, 0, bytes.length, LONG);
    }
  }

  private void say(String said) throws IOException {
    say(Listener.line(said).getBytes(ISO_8859_1));
  }

  private boolean isAt(double latitude) {
    return receiver
        .fix()
        .filter(fix -> Math.abs(fix.latitudeDegrees() - latitude) < 1e-6)
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "beidou-bd, 31.248238, 121.587407, 2015-02-25T07:41:59.799Z",
    "beidou-gb, 31.248035, 121.587380, 2015-03-02T05:32:33.438Z",
    "mt3339, 44.068828, -121.314188, 2015-04-13T20:27:09Z",
    "neo-m8n, 44.068984, -121.314229, 2015-03-18T17:19:48Z",
    "nmea-fuzzy-cases, 41.575030, -93.750598, 2020-03-18T13:39:00.900Z",
    "quectel-L70, 51.068097, -114.095642, 2022-03-09T15:01:34Z"
  })
  void a_real_receivers_log_ends_in_its_last_place_and_time(
      String log, double latitude, double longitude, Instant last) throws Exception {
    say(Logs.bytes(log));
    Waiting.until("its last place", () -> isAt(latitude));
    Waiting.until(
        "its last time", () -> receiver.latest().map(Reading::time).equals(Optional.of(last)));
    Fix fix = receiver.fix().orElseThrow();
    assertThat(fix.longitudeDegrees()).isCloseTo(longitude, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bu303-moving", "bu303-nofix"})
  void another_language_is_passed_over_and_the_next_sentence_is_heard(String log) throws Exception {
    say(Logs.bytes(log));
    assertThat(receiver.fix()).isEmpty();
    say("\n");
    say(NEWER.replace("hhmmss", "120000"));
    Waiting.until("the place", () -> isAt(30.5));
  }

  @Test
  void seconds_that_agree_with_the_steady_clock_end_in_a_time_that_is_sure() throws Exception {
    for (int second = 10; second < 20; second++) {
      say(NEWER.replace("hhmmss", "1200" + second));
      Instant said = Instant.parse("2016-11-24T12:00:" + second + "Z");
      Waiting.until("the second", () -> isTime(said));
      steady.addAndGet(1_000_000_000L);
    }
    Reading last = receiver.latest().orElseThrow();
    assertThat(last.uncertaintyMs()).hasValue(500);
    assertThat(last.steadyNanos()).isEqualTo(8_500_000_000L);
  }

  private boolean isTime(Instant said) {
    return receiver.latest().filter(reading -> reading.time().equals(said)).isPresent();
  }

  @Test
  void a_receiver_that_is_pulled_out_leaves_no_place_and_may_come_again() throws Exception {
    say(NEWER.replace("hhmmss", "120000"));
    Waiting.until("the place", () -> isAt(30.5));
    cable.close();
    steady.addAndGet(Duration.ofSeconds(11).toNanos());
    assertThat(receiver.fix()).isEmpty();
    assertThat(receiver.latest()).as("a time that says itself how old it is").isPresent();
    cable = Cable.serial(recorderEnd, receiverEnd);
    say("GNRMC,130000,A,3115.0000,N,12000.0000,E,,,241116,,,A");
    Waiting.until("the place", () -> isAt(31.25));
  }

  @Test
  void a_receiver_that_was_never_there_is_silent_and_closes() {
    SerialReceiver nowhere =
        SerialReceiver.listen(
            new SerialPath(folder.resolve("nothing")), steady::get, Instant.EPOCH);
    assertThat(nowhere.fix()).isEmpty();
    assertThat(nowhere.latest()).isEmpty();
    nowhere.close();
  }

  @Test
  void closing_lets_the_line_go() throws Exception {
    receiver.close();
    try (ByteLink line = new SerialPath(recorderEnd).await(LONG).orElseThrow()) {
      assertThat(line.peer()).isEqualTo(recorderEnd.toString());
    }
  }
}

package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.capture.CaptureEvent.Suspected;
import io.shuijing.hal.capture.CaptureEvent.Suspicion;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.contract.ReceivedEvents;
import io.shuijing.hal.media.CaptureSource.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Black, frozen and silent media, through the real encoder. */
@Execution(ExecutionMode.CONCURRENT)
final class SuspiciousMediaTest {
  private static final CaptureSettings SETTINGS =
      new CaptureSettings(320, 180, 25, 300_000, 64_000, 1_000);
  private static final String MOVING = "testsrc2=size=320x180:rate=25[out0]";
  private static final String TONE = ";sine=frequency=440:sample_rate=48000[out1]";

  /** What is suspected, with the media time at which it was told, of so many seconds. */
  private static List<String> suspected(String graph, int seconds) throws Exception {
    ReceivedEvents events = new ReceivedEvents();
    Capture capture =
        EncoderCamera.open(EncoderProgram.USUAL, new Generated(graph)).start(SETTINGS, events);
    List<String> told = new ArrayList<>();
    long media = 0;
    while (media < seconds * 1_000L) {
      CaptureEvent event = events.next();
      if (event instanceof Fragment fragment) {
        media = fragment.mediaStartMs() + fragment.durationMs();
      } else if (event instanceof Suspected(Suspicion what)) {
        told.add(what + (media <= 5_000 ? "" : " late"));
      }
    }
    capture.stop();
    assertThat(events.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
    return told;
  }

  @Test
  void moving_pictures_and_a_tone_are_above_suspicion() throws Exception {
    assertThat(suspected(MOVING + TONE, 6)).isEmpty();
  }

  @Test
  void black_pictures_are_suspected_once_within_five_seconds() throws Exception {
    String noise = "color=black:size=320x180:rate=25,noise=alls=12:allf=t[out0]";
    assertThat(suspected(noise + TONE, 7)).containsExactly("BLACK");
  }

  @Test
  void pictures_that_stand_still_are_suspected_once_within_five_seconds() throws Exception {
    assertThat(suspected("color=gray:size=320x180:rate=25[out0]" + TONE, 7))
        .containsExactly("FROZEN");
  }

  @Test
  void a_muted_microphone_is_suspected_once_within_five_seconds() throws Exception {
    assertThat(suspected(MOVING + ";anullsrc=r=48000:cl=mono[out1]", 7)).containsExactly("SILENT");
  }

  @Test
  void the_noise_of_a_quiet_room_is_no_silence() throws Exception {
    String quiet = ";anoisesrc=r=48000:a=0.001[out1]";
    assertThat(suspected(MOVING + quiet, 6)).isEmpty();
  }

  /** How loud the first sound of a graph is told to be. */
  private static OptionalInt heard(String graph) throws Exception {
    ReceivedEvents events = new ReceivedEvents();
    Capture capture =
        EncoderCamera.open(EncoderProgram.USUAL, new Generated(graph)).start(SETTINGS, events);
    CaptureEvent event = events.next();
    while (!(event instanceof CaptureEvent.Heard)) {
      event = events.next();
    }
    capture.abandon();
    return ((CaptureEvent.Heard) event).decibels();
  }

  @Test
  void a_microphone_is_told_apart_from_one_that_gives_nothing_by_how_loud_it_is() throws Exception {
    // a sine of ffmpeg has an amplitude of 1/8: 20 log(1/8) - 3 dB
    assertThat(heard(MOVING + TONE).orElseThrow()).isBetween(-22, -20);
    assertThat(heard(MOVING + ";anullsrc=r=48000:cl=mono[out1]")).hasValue(-120);
    assertThat(heard(MOVING + ";anoisesrc=r=48000:a=0.001[out1]").orElseThrow())
        .isBetween(-70, -58);
  }

  @Test
  void what_was_suspected_is_told_again_after_it_was_over() {
    AtomicLong nanos = new AtomicLong();
    Watchman watchman = new Watchman(nanos::get);
    for (int i = 0; i < 2; i++) {
      assertThat(watchman.hears("lavfi.black_start=3.5")).isTrue();
      assertThat(watchman.fresh()).isEmpty();
      nanos.addAndGet(3_000_000_000L);
      assertThat(watchman.fresh()).containsExactly(new Suspected(Suspicion.BLACK));
      assertThat(watchman.fresh()).isEmpty();
      assertThat(watchman.hears("lavfi.black_end=9")).isTrue();
    }
  }

  @Test
  void a_blink_of_darkness_is_no_suspicion() {
    AtomicLong nanos = new AtomicLong();
    Watchman watchman = new Watchman(nanos::get);
    watchman.hears("lavfi.black_start=1");
    nanos.addAndGet(2_000_000_000L);
    watchman.hears("lavfi.black_end=3");
    nanos.addAndGet(5_000_000_000L);
    assertThat(watchman.fresh()).isEmpty();
  }

  @Test
  void errors_of_the_encoder_are_no_reports() {
    Watchman watchman = new Watchman(() -> 0);
    for (String line : List.of("Error while decoding", "lavfi.other=1", "lavfi.", "frame: none")) {
      assertThat(watchman.hears(line)).as(line).isFalse();
    }
    assertThat(watchman.hears("frame:117  pts:119808  pts_time:2.496")).isTrue();
  }
}

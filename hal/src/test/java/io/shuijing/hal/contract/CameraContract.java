package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Ended;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What every {@link Camera} does. Its source must not end by itself. */
public interface CameraContract {
  /** Small pictures with sound, in segments of half a second. */
  CaptureSettings HALF_SECONDS = new CaptureSettings(320, 240, 20, 300_000, 48_000, 500);

  /** A camera that can start. */
  Camera camera() throws Exception;

  /** All events of a capture that was stopped after three fragments; may be the same every time. */
  default ReceivedEvents recorded() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    Capture capture = camera().start(HALF_SECONDS, received);
    received.awaitFragments(3);
    capture.stop();
    received.awaitEnded();
    return received;
  }

  @Test
  default void head_first_then_fragments_without_a_gap_then_one_ended() throws Exception {
    ReceivedEvents received = recorded();
    assertThat(received.kinds()).startsWith("Init", "Fragment").endsWith("Fragment", "Ended");
    assertThat(received.kinds()).filteredOn("Init"::equals).hasSize(1);
    assertThat(received.ended()).isEqualTo(new Ended(Cause.STOPPED, ""));
    assertContinuous(received.fragments());
    received.assertNothingMore();
  }

  @Test
  default void every_fragment_but_the_last_lasts_one_segment() throws Exception {
    List<Fragment> fragments = recorded().fragments();
    assertThat(fragments.subList(0, fragments.size() - 1))
        .allSatisfy(f -> assertThat(f.durationMs()).isBetween(400L, 600L));
  }

  @Test
  default void head_and_fragments_one_after_the_other_are_an_mp4_that_plays() throws Exception {
    ReceivedEvents received = recorded();
    PlayedMp4 played = PlayedMp4.of(received.mp4());
    List<Fragment> fragments = received.fragments();
    long millis = fragments.stream().mapToLong(Fragment::durationMs).sum();
    assertThat(played.complaints()).isEmpty();
    assertThat(played.pictures()).isEqualTo((int) (millis * HALF_SECONDS.framesPerSecond() / 1000));
    assertThat(played.keyFramesMs())
        .isEqualTo(fragments.stream().map(Fragment::mediaStartMs).toList());
    assertThat(played.soundMs()).isBetween(millis - 100, millis + 100);
    assertThat(received.init().codecs()).matches("avc1\\.[0-9a-f]{6} mp4a\\.40\\.2");
  }

  @Test
  default void any_fragment_plays_after_the_head_alone() throws Exception {
    ReceivedEvents received = recorded();
    PlayedMp4 played = PlayedMp4.of(received.init().bytes(), received.fragments().get(1).bytes());
    assertThat(played.complaints()).isEmpty();
    assertThat(played.pictures()).isPositive();
    assertThat(played.soundMs()).isPositive();
  }

  @Test
  default void stopping_at_once_and_twice_still_ends_once() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    Capture capture = camera().start(HALF_SECONDS, received);
    capture.stop();
    capture.stop();

    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
    capture.stop();
    received.assertNothingMore();
  }

  @Test
  default void how_loud_it_is_is_told_once_behind_the_first_or_second_fragment() throws Exception {
    List<String> kinds = recorded().kinds();
    assertThat(kinds).filteredOn("Heard"::equals).hasSize(1);
    assertThat(kinds.subList(0, kinds.indexOf("Heard")))
        .filteredOn("Fragment"::equals)
        .hasSizeBetween(1, 2);
  }

  @Test
  default void a_capture_that_was_abandoned_tells_no_end_and_the_camera_starts_again_at_once()
      throws Exception {
    Camera camera = camera();
    ReceivedEvents first = new ReceivedEvents();
    Capture nobodyNeedsIt = camera.start(HALF_SECONDS, first);
    first.awaitFragments(1);
    nobodyNeedsIt.abandon();
    ReceivedEvents second = new ReceivedEvents();
    Capture capture = camera.start(HALF_SECONDS, second);
    second.awaitFragments(1);
    capture.stop();
    assertThat(second.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
    assertThat(first.waiting()).doesNotContain("Ended");
  }

  @Test
  default void a_camera_starts_again_after_a_capture_and_counts_from_zero() throws Exception {
    Camera camera = camera();
    for (int i = 0; i < 2; i++) {
      ReceivedEvents received = new ReceivedEvents();
      Capture capture = camera.start(HALF_SECONDS, received);
      received.awaitFragments(1);
      capture.stop();
      assertThat(received.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
      assertThat(received.fragments().getFirst().mediaStartMs()).isZero();
    }
  }

  @Test
  default void a_still_is_a_picture_of_the_stream_in_its_full_size() throws Exception {
    ReceivedEvents received = recorded();
    Fragment second = received.fragments().get(1);
    List<byte[]> stills = new ArrayList<>();
    for (long offsetMs : List.of(0L, 230L, second.durationMs(), second.durationMs() + 1_000)) {
      long mediaMs = second.mediaStartMs() + offsetMs;
      CompletableFuture<Still> told = new CompletableFuture<>();
      camera().develop(new Still.Exposed(received.init().bytes(), second, mediaMs), told::complete);
      Still still = told.get(30, TimeUnit.SECONDS);
      assertThat(still).as("at %d ms", offsetMs).isInstanceOf(Still.Made.class);
      stills.add(((Still.Made) still).jpeg());
    }
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(stills.getFirst()));
    assertThat(picture.getWidth()).isEqualTo(HALF_SECONDS.widthPx());
    assertThat(picture.getHeight()).isEqualTo(HALF_SECONDS.heightPx());
    // pictures move on, and behind the last one there is none
    assertThat(stills.get(1)).isNotEqualTo(stills.get(0));
    assertThat(stills.get(3)).isEqualTo(stills.get(2)).isNotEqualTo(stills.get(1));
  }

  @Test
  default void of_what_is_no_stream_there_is_no_still_and_a_reason() throws Exception {
    CompletableFuture<Still> told = new CompletableFuture<>();
    camera()
        .develop(
            new Still.Exposed(new byte[100], new Fragment(new byte[100], 0, 500), 100),
            told::complete);
    assertThat(told.get(30, TimeUnit.SECONDS)).isInstanceOf(Still.Failed.class);
  }

  /** Each fragment begins where the one before ended. */
  static void assertContinuous(List<Fragment> fragments) {
    long end = 0;
    for (Fragment fragment : fragments) {
      assertThat(fragment.mediaStartMs()).isEqualTo(end);
      assertThat(fragment.durationMs()).isPositive();
      end += fragment.durationMs();
    }
  }
}

package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.media.CaptureSource.TestPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EncoderCameraTest {
  private static final CaptureSettings SMALL =
      new CaptureSettings(320, 240, 25, 300_000, 64_000, 1_000);

  @Test
  void a_test_pattern_comes_in_segments_of_the_length_asked_for_until_it_is_stopped()
      throws Exception {
    Received received = new Received();
    EncoderCapture capture =
        EncoderCamera.open(EncoderProgram.USUAL, new TestPattern(440)).start(SMALL, received);
    received.awaitFragments(2);
    capture.stop();

    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
    assertThat(received.init().codecs()).isEqualTo("avc1.42c00d mp4a.40.2");
    List<Fragment> fragments = received.fragments();
    assertThat(fragments).hasSizeGreaterThanOrEqualTo(3);
    assertThat(fragments.get(0)).satisfies(f -> assertThat(f.mediaStartMs()).isZero());
    assertThat(fragments.get(1).mediaStartMs()).isEqualTo(1_000);
    assertThat(fragments.get(1).durationMs()).isEqualTo(1_000);
    assertThat(capture.encoder().isAlive()).isFalse();
  }
}

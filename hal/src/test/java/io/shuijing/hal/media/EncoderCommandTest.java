package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.media.CaptureSource.LinuxDevices;
import io.shuijing.hal.media.CaptureSource.MediaFile;
import io.shuijing.hal.media.CaptureSource.RaspberryPi;
import io.shuijing.hal.media.CaptureSource.TestPattern;
import io.shuijing.hal.media.CaptureSource.WithPcm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EncoderCommandTest {
  private static final CaptureSettings SETTINGS =
      new CaptureSettings(1_280, 720, 25, 2_000_000, 64_000, 1_500);
  private static final CaptureSettings WITHOUT_SOUND =
      new CaptureSettings(1_280, 720, 25, 2_000_000, 0, 1_500);

  @Test
  void camera_and_microphone_of_linux_keep_the_offset_between_them() {
    String line = only(VideoEncoder.X264, new LinuxDevices(Path.of("/dev/video0"), "plughw:1,0"));
    assertThat(line)
        .contains("-f v4l2 -timestamps abs -framerate 25 -video_size 1280x720 -i /dev/video0")
        .contains("-isync 0 -f alsa -i plughw:1,0")
        .contains("-map 0:V:0")
        .contains("-map 1:a:0");
  }

  @Test
  void pictures_of_a_raspberry_pi_are_copied_from_a_pipe() {
    List<List<String>> pipeline =
        command(VideoEncoder.COPY).pipeline(new RaspberryPi("rpicam-vid", "default"), SETTINGS);
    assertThat(pipeline).hasSize(2);
    assertThat(String.join(" ", pipeline.getFirst()))
        .startsWith("rpicam-vid --timeout 0")
        .contains("--intra 38")
        .endsWith("--output -");
    assertThat(String.join(" ", pipeline.getLast()))
        .contains("-f h264 -framerate 25 -i pipe:0")
        .contains("-c:v copy")
        .doesNotContain("-force_key_frames");
  }

  @Test
  void every_segment_begins_with_a_key_frame_even_if_it_is_no_whole_number_of_pictures() {
    assertThat(only(VideoEncoder.X264, new TestPattern(440)))
        .contains("-g 38")
        .contains("-force_key_frames expr:gte(t,n_forced*1500/1000)");
  }

  @Test
  void an_encoder_of_a_chip_lets_the_head_wait() {
    assertThat(only(VideoEncoder.V4L2M2M, new TestPattern(440))).contains("+delay_moov");
    assertThat(only(VideoEncoder.OPENH264, new TestPattern(440))).doesNotContain("+delay_moov");
  }

  @Test
  void sound_from_our_own_process_goes_beside_any_picture() {
    InetSocketAddress pcm = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_711);
    CaptureSource once = new WithPcm(new MediaFile(Path.of("/a/b.mp4"), false), pcm);
    assertThat(only(VideoEncoder.X264, once))
        .contains("-i file:/a/b.mp4 -f s16le -ar 48000 -ac 1 -probesize 32 -i tcp://127.0.0.1:4711")
        .contains("-map 1:a:0")
        .endsWith(
            "-shortest -movflags +frag_keyframe+default_base_moof+skip_trailer+empty_moov"
                + " -flush_packets 1 -f mp4 pipe:1");
    List<String> silent = command(VideoEncoder.X264).pipeline(once, WITHOUT_SOUND).getFirst();
    assertThat(String.join(" ", silent)).doesNotContain("tcp:", ":a:0", "-c:a");
  }

  @Test
  void sound_goes_only_beside_pictures_that_have_no_microphone() {
    InetSocketAddress pcm = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_711);
    CaptureSource devices = new LinuxDevices(Path.of("/dev/video0"), "default");
    assertThatThrownBy(() -> new WithPcm(devices, pcm))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static EncoderCommand command(VideoEncoder encoder) {
    return new EncoderCommand("ffmpeg", encoder, false);
  }

  private static String only(VideoEncoder encoder, CaptureSource source) {
    List<List<String>> pipeline = command(encoder).pipeline(source, SETTINGS);
    assertThat(pipeline).hasSize(1);
    return String.join(" ", pipeline.getFirst());
  }
}

package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.contract.CameraContract;
import io.shuijing.hal.contract.PlayedMp4;
import io.shuijing.hal.contract.ReceivedEvents;
import io.shuijing.hal.media.CaptureSource.MediaFile;
import io.shuijing.hal.media.CaptureSource.RaspberryPi;
import io.shuijing.hal.media.CaptureSource.TestPattern;
import io.shuijing.hal.sound.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
final class EncoderCameraTest implements CameraContract {
  private static final Path REAL_CLIP = Path.of("src/test/resources/media/camera_h264_480x640.mp4");

  private static EncoderCamera camera;
  private static @Nullable ReceivedEvents recorded;

  @TempDir Path directory;

  @BeforeAll
  static void open() throws Exception {
    camera = EncoderCamera.open(EncoderProgram.USUAL, new TestPattern(440));
  }

  @Override
  public Camera camera() {
    return camera;
  }

  /** One capture for all tests that only look at it: it takes real time. */
  @Override
  public ReceivedEvents recorded() throws Exception {
    synchronized (EncoderCameraTest.class) {
      if (recorded == null) {
        recorded = CameraContract.super.recorded();
      }
      return recorded;
    }
  }

  @Test
  void head_and_fragments_are_byte_for_byte_what_the_encoder_wrote() throws Exception {
    Path written = directory.resolve("written.mp4");
    Path tee = Ffmpeg.script(directory.resolve("encoder"), "ffmpeg \"$@\" | tee " + written);
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture =
        open(tee.toString(), new TestPattern(440)).start(HALF_SECONDS, received);
    received.awaitFragments(2);
    capture.stop();
    received.awaitEnded();
    assertThat(received.mp4()).isEqualTo(Files.readAllBytes(written));
  }

  @Test
  void a_real_clip_without_sound_is_recorded_with_silence() throws Exception {
    ReceivedEvents received = captured(new MediaFile(REAL_CLIP, true), HALF_SECONDS, 2);
    PlayedMp4 played = PlayedMp4.of(received.mp4());
    assertThat(received.init().codecs()).endsWith(" mp4a.40.2");
    assertThat(played.complaints()).isEmpty();
    assertThat(played.soundMs()).isGreaterThanOrEqualTo(1_000);
    assertThat(sound(received).peak()).isZero();
  }

  @Test
  void a_file_that_is_not_looped_ends_the_capture_at_its_end() throws Exception {
    Path clip = Ffmpeg.clip(directory.resolve("clip.mkv"), 2, 0);
    ReceivedEvents received = new ReceivedEvents();
    open("ffmpeg", new MediaFile(clip, false)).start(HALF_SECONDS, received);
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.END_OF_SOURCE);
    assertThat(received.fragments()).extracting(Fragment::durationMs).containsOnly(500L).hasSize(4);
    assertThat(PlayedMp4.of(received.mp4()).soundMs()).isBetween(1_950L, 2_150L);
  }

  @Test
  void a_looped_file_with_sound_goes_on_without_a_gap_beyond_its_end() throws Exception {
    Path clip = Ffmpeg.clip(directory.resolve("clip.mp4"), 1, 1_000);
    ReceivedEvents received = captured(new MediaFile(clip, true), HALF_SECONDS, 5);
    CameraContract.assertContinuous(received.fragments());
    assertThat(PlayedMp4.of(received.mp4()).complaints()).isEmpty();
    assertThat(sound(received).peak()).isGreaterThan(2_000);
  }

  @Test
  void a_path_that_looks_like_an_option_or_a_protocol_is_a_path() throws Exception {
    Path clip = Ffmpeg.clip(directory.resolve("clip.mkv"), 1, 0);
    Path odd = Files.move(clip, directory.resolve("-i http:é 中文.mkv"));
    assertThat(captured(new MediaFile(odd, true), HALF_SECONDS, 1).fragments()).isNotEmpty();
  }

  @Test
  void without_sound_asked_for_there_is_no_sound_track() throws Exception {
    CaptureSettings silent = new CaptureSettings(320, 240, 20, 300_000, 0, 500);
    ReceivedEvents received = captured(new TestPattern(440), silent, 1);
    assertThat(received.init().codecs()).matches("avc1\\.[0-9a-f]{6}");
    assertThat(PlayedMp4.of(received.mp4()).soundMs()).isZero();
  }

  @Test
  void sound_begins_with_the_pictures_and_not_one_aac_frame_late() throws Exception {
    Path clip =
        Ffmpeg.make(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=320x240:rate=20",
            "-f",
            "lavfi",
            "-i",
            "aevalsrc='if(between(t,0.5,0.7),0.5*sin(2*PI*1000*t),0)':s=48000",
            "-t",
            "2",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "pcm_s16le",
            directory.resolve("beep.mkv").toString());
    short[] heard = sound(captured(new MediaFile(clip, true), HALF_SECONDS, 2)).samples();
    int first = 0;
    while (Math.abs(heard[first]) < 4_000) {
      first++;
    }
    assertThat(first * 1000.0 / 48_000).isBetween(495.0, 505.0);
  }

  @Test
  void another_encoder_can_be_asked_for_whose_head_comes_with_the_first_fragment()
      throws Exception {
    // No chip that encodes here: the program puts libx264 in its place, the rest is as ever.
    Path program =
        Ffmpeg.script(
            directory.resolve("encoder"),
            "for w; do shift; [ \"$w\" = h264_v4l2m2m ] && w=libx264; set -- \"$@\" \"$w\"; done",
            "case \"$*\" in *-encoders*) echo ' V..... h264_v4l2m2m chip';; *) exec ffmpeg \"$@\";;"
                + " esac");
    EncoderProgram chip =
        new EncoderProgram(program.toString(), Optional.of("h264_v4l2m2m"), Duration.ofSeconds(5));
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture =
        EncoderCamera.open(chip, new TestPattern(440)).start(HALF_SECONDS, received);
    received.awaitFragments(2);
    capture.stop();
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
    assertThat(PlayedMp4.of(received.mp4()).complaints()).isEmpty();
  }

  @Test
  void pictures_that_rpicam_vid_encoded_are_kept_as_they_are() throws Exception {
    // Stands for the camera's program: H.264 in real time on standard output, for ever. The
    // sound is from ALSA's null device, which every machine has.
    Path rpicam =
        Ffmpeg.script(
            directory.resolve("rpicam-vid"),
            "echo \"$@\" > " + directory.resolve("asked"),
            "exec ffmpeg -v error -nostdin -re -f lavfi -i testsrc2=size=320x240:rate=20"
                + " -c:v libx264 -preset ultrafast -bf 0 -g 10 -pix_fmt yuv420p -flush_packets 1"
                + " -f h264 pipe:1");
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture =
        open("ffmpeg", new RaspberryPi(rpicam.toString(), "null")).start(HALF_SECONDS, received);
    received.awaitFragments(3);
    capture.stop();
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
    PlayedMp4 played = PlayedMp4.of(received.mp4());
    assertThat(played.complaints()).isEmpty();
    // of one and a half seconds; on a busy machine the sound begins later than the pictures
    assertThat(played.soundMs()).isGreaterThan(500);
    CameraContract.assertContinuous(received.fragments());
    assertThat(Files.readString(directory.resolve("asked")))
        .contains("--width 320 --height 240 --framerate 20 --bitrate 300000 --intra 10");
  }

  private static EncoderCamera open(String ffmpeg, CaptureSource source) throws Exception {
    EncoderProgram program =
        new EncoderProgram(ffmpeg, Optional.empty(), EncoderProgram.USUAL.stallAfter());
    return EncoderCamera.open(program, source);
  }

  private static ReceivedEvents captured(
      CaptureSource source, CaptureSettings settings, int fragments) throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture = open("ffmpeg", source).start(settings, received);
    received.awaitFragments(fragments);
    capture.stop();
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
    return received;
  }

  private Wav sound(ReceivedEvents received) throws Exception {
    Path file = Files.write(directory.resolve("recorded.mp4"), received.mp4());
    return new SoundDecoder("ffmpeg").decode(file, 48_000);
  }
}

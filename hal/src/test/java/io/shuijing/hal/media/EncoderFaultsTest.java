package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Ended;
import io.shuijing.hal.contract.CameraContract;
import io.shuijing.hal.contract.Faults;
import io.shuijing.hal.contract.PlayedMp4;
import io.shuijing.hal.contract.ReceivedEvents;
import io.shuijing.hal.media.CaptureSource.LinuxDevices;
import io.shuijing.hal.media.CaptureSource.MediaFile;
import io.shuijing.hal.media.CaptureSource.RaspberryPi;
import io.shuijing.hal.media.CaptureSource.TestPattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
final class EncoderFaultsTest {
  private static final EncoderProgram IMPATIENT =
      new EncoderProgram("ffmpeg", Optional.empty(), Duration.ofSeconds(2));
  private static final TestPattern PATTERN = new TestPattern(440);

  @TempDir Path directory;

  @Test
  void an_encoder_that_is_killed_leaves_all_whole_fragments_and_its_exit_code() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture = start(IMPATIENT, received);
    received.awaitFragments(2);
    capture.encoder().destroyForcibly();

    Ended ended = received.awaitEnded();
    assertThat(ended.cause()).isEqualTo(Cause.ENCODER_DIED);
    assertThat(ended.detail()).contains("exit code 137");
    assertThat(PlayedMp4.of(received.mp4()).complaints()).isEmpty();
    CameraContract.assertContinuous(received.fragments());
  }

  @Test
  void an_encoder_that_stands_still_is_told_as_stalled_and_killed() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture = start(IMPATIENT, received);
    received.awaitFragments(1);
    sendStop(capture);

    assertThat(received.awaitEnded())
        .isEqualTo(new Ended(Cause.ENCODER_STALLED, "the encoder wrote nothing for 2000 ms"));
    assertThat(capture.encoder().isAlive()).isFalse();
  }

  @Test
  void an_encoder_that_does_not_finish_after_stop_is_killed() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture = start(EncoderProgram.USUAL, received);
    received.awaitFragments(1);
    sendStop(capture);
    capture.stop();

    Ended ended = received.awaitEnded();
    assertThat(ended.cause()).isEqualTo(Cause.ENCODER_STALLED);
    assertThat(ended.detail()).contains("did not finish within 3000 ms");
  }

  @Test
  void a_slow_receiver_is_not_taken_for_a_stalled_encoder() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    CountDownLatch never = new CountDownLatch(1);
    EncoderCapture capture =
        EncoderCamera.open(IMPATIENT, PATTERN)
            .start(
                CameraContract.HALF_SECONDS,
                event -> {
                  if (event instanceof CaptureEvent.Init) {
                    pause(never, IMPATIENT.stallAfter().plusMillis(500));
                  }
                  received.accept(event);
                });
    received.awaitFragments(3);
    capture.stop();
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
    CameraContract.assertContinuous(received.fragments());
  }

  @Test
  void a_camera_that_fails_while_it_records_is_not_taken_for_the_end_of_a_file() throws Exception {
    Path rpicam =
        Ffmpeg.script(
            directory.resolve("rpicam-vid"),
            "ffmpeg -v error -nostdin -re -f lavfi -i testsrc2=size=320x240:rate=20 -t 1.2"
                + " -c:v libx264 -preset ultrafast -bf 0 -g 10 -pix_fmt yuv420p -f h264 pipe:1",
            "echo 'camera frontend has timed out' >&2",
            "exit 3");
    ReceivedEvents received = new ReceivedEvents();
    EncoderCamera.open(EncoderProgram.USUAL, new RaspberryPi(rpicam.toString(), "null"))
        .start(CameraContract.HALF_SECONDS, received);
    Ended ended = received.awaitEnded();
    assertThat(ended.cause()).isEqualTo(Cause.ENCODER_DIED);
    assertThat(ended.detail()).contains("exit code 3: camera frontend has timed out");
    assertThat(PlayedMp4.of(received.mp4()).pictures()).isEqualTo(24);
  }

  @Test
  void what_an_encoder_said_last_is_told_when_it_fails() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    start(program("echo 'Device or resource busy' >&2", "exit 1"), received);
    assertThat(received.awaitEnded())
        .isEqualTo(
            new Ended(
                Cause.ENCODER_DIED, "the encoder ended with exit code 1: Device or resource busy"));
    assertThat(received.kinds()).containsExactly("Ended");
  }

  @Test
  void an_encoder_that_writes_something_else_is_ended() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture = start(program("exec yes not an mp4 at all"), received);
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.NOT_MP4);
    assertThat(capture.encoder().isAlive()).isFalse();
  }

  @Test
  void a_fragment_that_was_not_written_to_its_end_is_dropped_and_told() throws Exception {
    Path whole = directory.resolve("whole.mp4");
    Files.write(whole, Ffmpeg.fragmented(directory));
    ReceivedEvents received = new ReceivedEvents();
    start(program("head -c 12000 " + whole), received);
    Ended ended = received.awaitEnded();
    assertThat(ended.cause()).isEqualTo(Cause.ENCODER_DIED);
    assertThat(ended.detail()).contains("exit code 0").contains("unfinished fragment");
    assertThat(PlayedMp4.of(received.mp4()).complaints()).isEmpty();
  }

  @Test
  void a_missing_program_is_told_with_the_next_step() {
    EncoderProgram nowhere =
        new EncoderProgram("no-such-ffmpeg", Optional.empty(), Duration.ofSeconds(5));
    assertFault(
        () -> EncoderCamera.open(nowhere, PATTERN),
        "missing",
        "no-such-ffmpeg cannot be started; install it (apt-get install ffmpeg) or give its path in"
            + " the configuration");
    assertFault(
        () ->
            EncoderCamera.open(IMPATIENT, new RaspberryPi("no-such-rpicam", "null"))
                .start(CameraContract.HALF_SECONDS, new ReceivedEvents()),
        "missing",
        "no-such-rpicam | ffmpeg cannot be started");
  }

  @Test
  void a_missing_encoder_is_told_with_those_to_choose_from() {
    EncoderProgram odd =
        new EncoderProgram("ffmpeg", Optional.of("h264_of_tomorrow"), Duration.ofSeconds(5));
    assertFault(
        () -> EncoderCamera.open(odd, PATTERN),
        "no-encoder",
        "ffmpeg has no encoder h264_of_tomorrow that can be used; choose one of [libx264,"
            + " libopenh264, h264_v4l2m2m]");
  }

  @Test
  void a_program_without_any_known_encoder_is_told() throws Exception {
    Path script = Ffmpeg.script(directory.resolve("poor"), "echo ' V..... mpeg4 MPEG-4 part 2'");
    EncoderProgram poor =
        new EncoderProgram(script.toString(), Optional.empty(), Duration.ofSeconds(5));
    assertFault(() -> EncoderCamera.open(poor, PATTERN), "no-encoder", "no encoder any of");
  }

  @Test
  void input_that_is_missing_or_has_no_pictures_is_told_before_anything_starts() throws Exception {
    Path missing = directory.resolve("missing.mp4");
    Path text = Files.writeString(directory.resolve("text.mp4"), "no pictures here");
    Path tone = Ffmpeg.make("-f", "lavfi", "-i", "sine", "-t", "1", directory + "/tone.wav");
    for (Path file : new Path[] {missing, text, tone}) {
      assertFault(
          () -> EncoderCamera.open(IMPATIENT, new MediaFile(file, true)),
          "unreadable",
          "no pictures can be read from " + file);
    }
  }

  @Test
  void a_camera_that_is_not_plugged_in_is_told() throws Exception {
    EncoderCamera camera =
        EncoderCamera.open(IMPATIENT, new LinuxDevices(directory.resolve("video9"), "null"));
    assertFault(
        () -> camera.start(CameraContract.HALF_SECONDS, new ReceivedEvents()),
        "missing",
        "no camera at " + directory.resolve("video9"));
  }

  private static EncoderCapture start(EncoderProgram program, ReceivedEvents received)
      throws Exception {
    return EncoderCamera.open(program, PATTERN).start(CameraContract.HALF_SECONDS, received);
  }

  /** A program that says it can encode, and then does what the lines say. */
  private EncoderProgram program(String... lines) throws Exception {
    String probe = "case \"$*\" in *-encoders*) echo ' V..... libx264 yes'; exit;; esac\n";
    Path script = Ffmpeg.script(directory.resolve("encoder"), probe + String.join("\n", lines));
    return new EncoderProgram(script.toString(), Optional.empty(), Duration.ofSeconds(5));
  }

  private static void sendStop(EncoderCapture capture) throws Exception {
    String kill = "kill -STOP " + capture.encoder().pid();
    assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
  }

  private static void pause(CountDownLatch never, Duration time) {
    try {
      assertThat(never.await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertFault(ThrowingCallable call, String fault, String message) {
    HardwareFault thrown = Faults.assertFault(fault, call);
    assertThat(thrown.part()).isEqualTo("camera");
    assertThat(thrown).hasMessageContaining(message);
  }
}

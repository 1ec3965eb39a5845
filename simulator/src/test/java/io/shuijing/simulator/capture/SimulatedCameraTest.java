package io.shuijing.simulator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.contract.CameraContract;
import io.shuijing.hal.contract.PlayedMp4;
import io.shuijing.hal.contract.ReceivedEvents;
import io.shuijing.hal.media.CaptureSource;
import io.shuijing.hal.media.EncoderProgram;
import io.shuijing.hal.media.EspeakSpeech;
import io.shuijing.hal.media.SoundDecoder;
import io.shuijing.hal.sound.Speaker.Outcome;
import io.shuijing.hal.sound.Wav;
import io.shuijing.simulator.sound.Background;
import io.shuijing.simulator.sound.MatchedFilter;
import io.shuijing.simulator.sound.MatchedFilter.Match;
import io.shuijing.simulator.sound.Room;
import io.shuijing.simulator.sound.SimulatedSpeaker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
final class SimulatedCameraTest implements CameraContract {
  private static final CaptureSource PICTURES = new CaptureSource.TestPattern(440);
  private static final EncoderProgram PROGRAM =
      new EncoderProgram("ffmpeg", Optional.empty(), Duration.ofSeconds(2));

  @TempDir Path directory;
  private Room room;

  @BeforeEach
  void open() throws Exception {
    room = Room.open(new Background.ToneAndNoise(440, -30, -40, 7));
  }

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @Override
  public Camera camera() throws Exception {
    return SimulatedCamera.open(PROGRAM, PICTURES, room);
  }

  @Test
  void a_prompt_that_the_speaker_plays_is_in_the_recorded_sound_and_not_in_the_control()
      throws Exception {
    String words = "本次执法全程录音录像，您有权申请回避。";
    Wav prompt = Wav.parse(new EspeakSpeech("espeak-ng", 160).render(words, "zh"));
    ReceivedEvents received = new ReceivedEvents();
    Capture capture = camera().start(HALF_SECONDS, received);
    received.awaitFragments(2);
    long recordedMs = endMs(received.fragments().getLast());
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    new SimulatedSpeaker(room, SimulatedSpeaker.USUAL_GAIN_DB)
        .play(prompt.toBytes(), outcome::complete);
    int needed = (int) ((recordedMs + prompt.durationMs()) / HALF_SECONDS.segmentMs()) + 2;
    assertThat(outcome.get()).isEqualTo(new Outcome.Played());
    stopAfter(needed, capture, received);

    Match match = MatchedFilter.find(sound(received), prompt);
    assertThat(match.found()).as(match.toString()).isTrue();
    // What had been recorded when it was played cannot hold it.
    assertThat(match.positionMs()).isBetween(recordedMs - 30.0, recordedMs + 2_000.0);

    ReceivedEvents control = new ReceivedEvents();
    stopAfter(needed, camera().start(HALF_SECONDS, control), control);
    Match none = MatchedFilter.find(sound(control), prompt);
    assertThat(none.found()).as(none.toString()).isFalse();
    assertThat(none.ratio()).isLessThan(2);
  }

  @Test
  void a_killed_encoder_ends_the_capture_and_the_room_forgets_it() throws Exception {
    SimulatedCamera camera = SimulatedCamera.open(PROGRAM, PICTURES, room);
    ReceivedEvents received = new ReceivedEvents();
    camera.start(HALF_SECONDS, received);
    received.awaitFragments(1);
    assertThat(room.listeners()).isEqualTo(1);
    camera.control().killEncoder();
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.ENCODER_DIED);
    assertThat(PlayedMp4.of(received.mp4()).complaints()).isEmpty();
    awaitNobodyListens();
  }

  @Test
  void a_stalled_encoder_ends_the_capture_and_the_next_one_works() throws Exception {
    SimulatedCamera camera = SimulatedCamera.open(PROGRAM, PICTURES, room);
    ReceivedEvents received = new ReceivedEvents();
    camera.start(HALF_SECONDS, received);
    received.awaitFragments(1);
    camera.control().stallEncoder();
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.ENCODER_STALLED);

    ReceivedEvents again = new ReceivedEvents();
    stopAfter(1, camera.start(HALF_SECONDS, again), again);
    awaitNobodyListens();
  }

  @Test
  void a_file_is_recorded_with_its_own_sound_in_step_with_its_pictures() throws Exception {
    Path clip = noisyClip();
    SoundDecoder decoder = new SoundDecoder("ffmpeg");
    Wav original = decoder.decode(clip, 16_000);
    try (Room cinema = Room.open(Background.of(decoder, clip))) {
      ReceivedEvents received = new ReceivedEvents();
      CaptureSource film = new CaptureSource.MediaFile(clip, true);
      SimulatedCamera camera = SimulatedCamera.open(PROGRAM, film, cinema);
      stopAfter(3, camera.start(HALF_SECONDS, received), received);
      Match match = MatchedFilter.find(sound(received), original);
      assertThat(match.found()).as(match.toString()).isTrue();
      assertThat(match.positionMs()).isBetween(0.0, 5.0);
    }
  }

  @Test
  void a_room_that_closes_leaves_the_pictures_going_on_in_silence() throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    Capture capture = camera().start(HALF_SECONDS, received);
    received.awaitFragments(1);
    room.close();
    stopAfter(4, capture, received);
    CameraContract.assertContinuous(received.fragments());
    assertThat(PlayedMp4.of(received.mp4()).complaints()).isEmpty();
  }

  private static void stopAfter(int fragments, Capture capture, ReceivedEvents received)
      throws Exception {
    received.awaitFragments(fragments);
    capture.stop();
    assertThat(received.awaitEnded().cause()).isEqualTo(Cause.STOPPED);
  }

  private void awaitNobodyListens() {
    while (room.listeners() > 0) {
      Thread.onSpinWait();
    }
  }

  private static long endMs(Fragment fragment) {
    return fragment.mediaStartMs() + fragment.durationMs();
  }

  private Wav sound(ReceivedEvents received) throws Exception {
    Path file = Files.write(directory.resolve("recorded.mp4"), received.mp4());
    return new SoundDecoder("ffmpeg").decode(file, 16_000);
  }

  private Path noisyClip() throws Exception {
    Path clip = directory.resolve("clip.mp4");
    ProcessBuilder ffmpeg =
        new ProcessBuilder(
            ("ffmpeg -v error -nostdin -f lavfi -i testsrc2=size=320x240:rate=20"
                    + " -f lavfi -i anoisesrc=seed=5:amplitude=0.3:sample_rate=48000"
                    + " -t 2 -pix_fmt yuv420p "
                    + clip)
                .split(" ", -1));
    assertThat(ffmpeg.inheritIO().start().waitFor()).isZero();
    return clip;
  }
}

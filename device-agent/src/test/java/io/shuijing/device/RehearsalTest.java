package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.LinuxClocks;
import io.shuijing.hal.linux.SystemEntropy;
import io.shuijing.hal.media.CaptureSource;
import io.shuijing.hal.media.EncoderCamera;
import io.shuijing.hal.media.EncoderProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RehearsalTest {
  private static final CaptureSettings SMALL =
      new CaptureSettings(320, 240, 10, 300_000, 32_000, 500);

  @TempDir private Path folder;

  @Test
  void a_rehearsal_records_a_real_test_picture_and_says_when_the_first_segment_was_durable()
      throws Exception {
    Camera camera = EncoderCamera.open(EncoderProgram.USUAL, new CaptureSource.TestPattern(440));
    assertThat(play(camera)).isPositive();
    try (Stream<Path> files = Files.walk(folder.resolve("sessions"))) {
      assertThat(files.filter(Files::isRegularFile))
          .singleElement(InstanceOfAssertFactories.PATH)
          .hasFileName("av-0001.track")
          .isNotEmptyFile();
    }
    assertThat(Files.readString(folder.resolve("journal")))
        .contains("\ntype session-close\n", "\ntype off\n");
  }

  @Test
  void a_camera_that_does_not_start_ends_it_with_the_camera_s_fault() {
    assertThatThrownBy(() -> play(new BrokenCamera()))
        .isInstanceOfSatisfying(
            HardwareFault.class,
            e -> assertThat(e.part() + " " + e.fault()).isEqualTo("camera missing"));
  }

  private static final class BrokenCamera implements Camera {
    @Override
    public Capture start(CaptureSettings settings, Consumer<CaptureEvent> events)
        throws HardwareFault {
      throw new HardwareFault("camera", "missing", "no camera");
    }

    @Override
    public void develop(Still.Exposed exposed, Consumer<Still> outcome) {
      outcome.accept(new Still.Failed("no camera"));
    }
  }

  private long play(Camera camera) throws Exception {
    return Rehearsal.play(
        new Rehearsal.Stage(
            camera, LinuxClocks.ofRecorder(Instant.EPOCH), DirectoryVolume.create("card", folder)),
        SMALL,
        new SystemEntropy().bytes(Rehearsal.ENTROPY_BYTES));
  }
}

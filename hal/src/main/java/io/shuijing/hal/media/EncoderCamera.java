package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.media.CaptureSource.LinuxDevices;
import io.shuijing.hal.media.CaptureSource.MediaFile;
import io.shuijing.hal.media.EncoderCapture.Watched;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A camera whose pictures and sound ffmpeg encodes. */
public final class EncoderCamera implements Camera {
  private final EncoderProgram program;
  private final CaptureSource source;
  private final EncoderCommand command;

  private EncoderCamera(EncoderProgram program, CaptureSource source, EncoderCommand command) {
    this.program = program;
    this.source = source;
    this.command = command;
  }

  /**
   * Looks whether there is all that a capture needs: program, encoder, a readable input.
   *
   * @throws HardwareFault {@code missing} program or device, {@code no-encoder}, {@code unreadable}
   *     input
   */
  public static EncoderCamera open(EncoderProgram program, CaptureSource source)
      throws HardwareFault {
    EncoderProbe probe = new EncoderProbe(program);
    VideoEncoder encoder = probe.encoder(source);
    boolean sound = probe.hasSound(source);
    return new EncoderCamera(program, source, new EncoderCommand(program.ffmpeg(), encoder, sound));
  }

  @Override
  public void develop(Still.Exposed exposed, Consumer<Still> outcome) {
    StillMaker maker = new StillMaker(program.ffmpeg());
    Thread.ofPlatform().daemon().name("still").start(() -> outcome.accept(maker.make(exposed)));
  }

  @Override
  public EncoderCapture start(CaptureSettings settings, Consumer<CaptureEvent> events)
      throws HardwareFault {
    if (source instanceof LinuxDevices(var video, _) && !Files.exists(video)) {
      throw new HardwareFault(
          "camera",
          "missing",
          "no camera at " + video + "; plug it in, or see `v4l2-ctl --list-devices`");
    }
    List<Process> pipeline =
        ToolProcess.start(EncoderProbe.CALLER, command.pipeline(source, settings));
    Duration twoSegments = Duration.ofMillis(2L * settings.segmentMs());
    Duration silence =
        program.stallAfter().compareTo(twoSegments) < 0 ? twoSegments : program.stallAfter();
    boolean sourceMayEnd = source.pictures() instanceof MediaFile file && !file.looped();
    return EncoderCapture.of(
        pipeline, new Watched(silence, sourceMayEnd, settings.audioBitsPerSecond() > 0), events);
  }
}

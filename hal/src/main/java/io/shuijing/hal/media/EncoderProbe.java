package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.media.CaptureSource.MediaFile;
import io.shuijing.hal.media.CaptureSource.RaspberryPi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tinylog.Logger;

/** Finds out, before anything starts, what an encoder program and an input can do. */
record EncoderProbe(EncoderProgram program) {
  static final ToolProcess.Caller CALLER =
      new ToolProcess.Caller(
          "camera", "install it (apt-get install ffmpeg) or give its path in the configuration");

  private static final ToolRun.Limits LIMITS = new ToolRun.Limits(Duration.ofSeconds(15), 1 << 20);

  /** The encoder to use for {@code source}. */
  VideoEncoder encoder(CaptureSource source) throws HardwareFault {
    Set<String> names = encoderNames();
    if (source instanceof RaspberryPi) {
      return VideoEncoder.COPY;
    }
    List<VideoEncoder> known = new ArrayList<>(List.of(VideoEncoder.values()));
    known.remove(VideoEncoder.COPY);
    return known.stream()
        .filter(e -> program.encoder().map(e.ffmpegName()::equals).orElse(true))
        .filter(e -> names.contains(e.ffmpegName()))
        .findFirst()
        .orElseThrow(() -> noEncoder(known));
  }

  private HardwareFault noEncoder(List<VideoEncoder> known) {
    List<String> names = known.stream().map(VideoEncoder::ffmpegName).toList();
    String wanted = program.encoder().orElse("any of " + names);
    return new HardwareFault(
        "camera",
        "no-encoder",
        program.ffmpeg()
            + " has no encoder "
            + wanted
            + " that can be used; choose one of "
            + names
            + " that `"
            + program.ffmpeg()
            + " -encoders` lists");
  }

  private Set<String> encoderNames() throws HardwareFault {
    ToolRun run = run(List.of(program.ffmpeg(), "-hide_banner", "-encoders"));
    if (run.exitCode() != 0) {
      throw new HardwareFault(
          "camera", "missing", program.ffmpeg() + " does not run: " + run.lastLine());
    }
    Set<String> names = new TreeSet<>();
    new String(run.output(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.strip().split("\\s+", 3))
        .filter(words -> words.length == 3 && words[0].startsWith("V"))
        .forEach(words -> names.add(words[1]));
    return names;
  }

  /** Decodes the first picture of a file, and says whether its first sound can be decoded too. */
  boolean hasSound(CaptureSource source) throws HardwareFault {
    if (!(source.pictures() instanceof MediaFile(Path file, _))) {
      return false;
    }
    ToolRun video = firstPicture(file);
    if (video.exitCode() != 0) {
      throw new HardwareFault(
          "camera",
          "unreadable",
          "no pictures can be read from "
              + file
              + " ("
              + video.lastLine()
              + "); give a file that `ffmpeg -i` plays");
    }
    boolean sound = new SoundDecoder(program.ffmpeg()).hasSound(file);
    if (!sound) {
      Logger.info("{} has no sound; silence is recorded", file);
    }
    return sound;
  }

  private ToolRun firstPicture(Path file) throws HardwareFault {
    List<String> command = new ArrayList<>(List.of(program.ffmpeg(), "-nostdin", "-v", "error"));
    command.addAll(List.of("-protocol_whitelist", "file", "-i", "file:" + file.toAbsolutePath()));
    command.addAll(List.of("-map", "0:V:0", "-frames:v", "1", "-f", "null", "-"));
    return run(command);
  }

  private static ToolRun run(List<String> command) throws HardwareFault {
    return ToolRun.of(CALLER, command, new byte[0], LIMITS);
  }
}

package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.sound.Wav;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tinylog.Logger;

/**
 * Decodes the sound of any media file, through ffmpeg.
 *
 * @param ffmpeg path or name on {@code PATH}
 */
public record SoundDecoder(String ffmpeg) {
  private static final ToolRun.Limits WHOLE =
      new ToolRun.Limits(Duration.ofMinutes(2), Wav.MAX_BYTES - 44);
  private static final ToolRun.Limits START = new ToolRun.Limits(Duration.ofSeconds(15), 1 << 10);

  /** Whether the first sound of the file can be decoded. */
  public boolean hasSound(Path media) throws HardwareFault {
    List<String> command = command(media, false);
    command.addAll(List.of("-frames:a", "1", "-f", "null", "-"));
    return ToolRun.of(EncoderProbe.CALLER, command, new byte[0], START).exitCode() == 0;
  }

  /** All sound of the file, mono; where there is a gap, silence. */
  public Wav decode(Path media, int samplesPerSecond) throws HardwareFault {
    ToolRun run =
        ToolRun.of(EncoderProbe.CALLER, pcm(media, false, samplesPerSecond), new byte[0], WHOLE);
    if (run.exitCode() != 0 || run.output().length < 2) {
      throw new HardwareFault(
          "sound",
          "unreadable",
          "no sound can be read from "
              + media
              + " ("
              + run.lastLine()
              + "); give a file that `ffplay` plays with sound");
    }
    short[] samples = new short[run.output().length / 2];
    ByteBuffer.wrap(run.output()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return new Wav(samplesPerSecond, samples);
  }

  /**
   * The sound of the file as s16le mono samples, decoded as fast as they are read.
   *
   * @param looped start again at its end, for ever
   * @return to be closed, which ends the decoder
   */
  public InputStream stream(Path media, int samplesPerSecond, boolean looped) throws HardwareFault {
    List<Process> started =
        ToolProcess.start(EncoderProbe.CALLER, List.of(pcm(media, looped, samplesPerSecond)));
    Process process = started.getFirst();
    ErrorLines.read(process, line -> Logger.warn("decoder: {}", line));
    LiveProcesses.Entry live = LiveProcesses.add(process::destroyForcibly, started);
    return new FilterInputStream(process.getInputStream()) {
      @Override
      public void close() throws IOException {
        process.destroyForcibly();
        live.close();
        super.close();
      }
    };
  }

  private List<String> pcm(Path media, boolean looped, int samplesPerSecond) {
    List<String> command = command(media, looped);
    command.addAll(List.of("-af", "aresample=async=1:first_pts=0", "-ac", "1"));
    command.addAll(List.of("-ar", "" + samplesPerSecond, "-f", "s16le", "pipe:1"));
    return command;
  }

  private List<String> command(Path media, boolean looped) {
    List<String> command =
        new ArrayList<>(List.of(ffmpeg, "-nostdin", "-hide_banner", "-loglevel", "error"));
    if (looped) {
      command.addAll(List.of("-stream_loop", "-1"));
    }
    command.addAll(List.of("-protocol_whitelist", "file"));
    command.addAll(List.of("-i", "file:" + media.toAbsolutePath(), "-map", "0:a:0"));
    return command;
  }
}

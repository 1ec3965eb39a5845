package io.shuijing.simulator.accept;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ffprobe says of a video's pictures. */
record Movie(int width, int height, double framesPerSecond, double seconds) {
  private static final Pattern STREAM =
      Pattern.compile("(\\d+),(\\d+),(\\d+)/(\\d+)\\s+([0-9.]+)", Pattern.DOTALL);

  /**
   * Asks ffprobe.
   *
   * @throws HardwareFault part {@code ffmpeg} if it is not there or finds no pictures
   */
  static Movie probe(Path video) throws IOException, InterruptedException {
    String said =
        run(
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                "v:0",
                "-show_entries",
                "stream=width,height,avg_frame_rate:format=duration",
                "-of",
                "csv=p=0",
                video.toString()));
    Matcher matcher = STREAM.matcher(said);
    if (!matcher.find() || matcher.group(4).equals("0")) {
      throw new HardwareFault("ffmpeg", "unreadable", "no pictures in the recording: " + said);
    }
    return new Movie(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Double.parseDouble(matcher.group(3)) / Double.parseDouble(matcher.group(4)),
        Double.parseDouble(matcher.group(5)));
  }

  /**
   * Refuses to begin without ffmpeg.
   *
   * @throws HardwareFault part {@code ffmpeg} if it is not there
   */
  static void requireTools() throws IOException, InterruptedException {
    run(List.of("ffmpeg", "-version"));
    run(List.of("ffprobe", "-version"));
  }

  /** A picture out of the middle. */
  void frame(Path video, Path png) throws IOException, InterruptedException {
    run(
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-y",
            "-ss",
            String.valueOf(seconds / 2),
            "-i",
            video.toString(),
            "-frames:v",
            "1",
            "-vf",
            "scale=480:-2",
            png.toString()));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new HardwareFault(
          "ffmpeg", "absent", command.getFirst() + " is not installed: apt install ffmpeg", e);
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new HardwareFault(
          "ffmpeg",
          "failed",
          command.getFirst() + ": " + said.strip().lines().findFirst().orElse(""));
    }
    return said;
  }
}

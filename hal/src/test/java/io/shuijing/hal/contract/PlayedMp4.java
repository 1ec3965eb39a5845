package io.shuijing.hal.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What ffmpeg and ffprobe, which know nothing of us, make of an MP4.
 *
 * @param complaints of the decoder, empty if all is well
 * @param pictures how many
 * @param keyFramesMs when the key frames are shown
 * @param soundMs length of the sound, from its packets
 */
public record PlayedMp4(String complaints, int pictures, List<Long> keyFramesMs, long soundMs) {

  /** Plays the parts, joined. */
  public static PlayedMp4 of(byte[]... parts) throws IOException, InterruptedException {
    Path file = Files.createTempFile("played", ".mp4");
    try {
      try (var out = Files.newOutputStream(file)) {
        for (byte[] part : parts) {
          out.write(part);
        }
      }
      return of(file);
    } finally {
      Files.delete(file);
    }
  }

  private static PlayedMp4 of(Path file) throws IOException, InterruptedException {
    String name = file.toString();
    String said =
        run(
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                name,
                // Time stamps as they are: pictures of a live camera do not keep exact step.
                "-vsync",
                "passthrough",
                "-enc_time_base",
                "-1",
                "-f",
                "null",
                "-"));
    String packets =
        run(
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-of",
                "default=nokey=1:noprint_wrappers=1",
                "-show_entries",
                "packet=codec_type,pts_time,duration_time,flags",
                name));
    int pictures = 0;
    List<Long> keyFramesMs = new ArrayList<>();
    double soundSeconds = 0;
    Iterator<String> lines = packets.lines().iterator();
    while (lines.hasNext()) {
      String kind = lines.next();
      double at = Double.parseDouble(lines.next());
      String duration = lines.next();
      boolean key = lines.next().startsWith("K");
      if (kind.equals("video")) {
        pictures++;
        if (key) {
          keyFramesMs.add(Math.round(at * 1000));
        }
      } else {
        soundSeconds += duration.equals("N/A") ? 0 : Double.parseDouble(duration);
      }
    }
    return new PlayedMp4(said, pictures, keyFramesMs, Math.round(soundSeconds * 1000));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    words.add(1, "-hide_banner");
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}

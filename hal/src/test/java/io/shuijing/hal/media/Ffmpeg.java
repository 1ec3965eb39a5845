package io.shuijing.hal.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Input for tests, made by ffmpeg itself. */
final class Ffmpeg {
  private Ffmpeg() {}

  /** Runs ffmpeg to its end; the last word is the file to write. */
  static Path make(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
    command.addAll(Arrays.asList(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return Path.of(words[words.length - 1]);
  }

  /** A clip of so many seconds, with sound if {@code soundHz} is not 0. */
  static Path clip(Path file, int seconds, int soundHz) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=320x240:rate=20"));
    if (soundHz > 0) {
      words.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=" + soundHz));
    }
    words.addAll(List.of("-t", "" + seconds, "-pix_fmt", "yuv420p", file.toString()));
    return make(words.toArray(String[]::new));
  }

  /** A small fragmented MP4 of two seconds in fragments of half a second. */
  static byte[] fragmented(Path directory) throws IOException, InterruptedException {
    Path file =
        make(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=64x48:rate=10[out0];sine=sample_rate=48000[out1]",
            "-t",
            "2",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-g",
            "5",
            "-pix_fmt",
            "yuv420p",
            "-bf",
            "0",
            "-c:a",
            "aac",
            "-b:a",
            "24k",
            "-movflags",
            "+frag_keyframe+empty_moov+default_base_moof",
            directory.resolve("fragmented.mp4").toString());
    return Files.readAllBytes(file);
  }

  /** A program for the shell. */
  static Path script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}

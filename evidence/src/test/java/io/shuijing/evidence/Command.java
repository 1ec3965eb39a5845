package io.shuijing.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that we did not write, asked for its opinion. */
public final class Command {
  private Command() {}

  /** What it came to. */
  public record Outcome(int exitCode, byte[] output, String error) {
    /** Standard output as text. */
    public String text() {
      return new String(output, StandardCharsets.UTF_8);
    }

    /** Whether it said yes. */
    public boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Runs it in a folder to its end. */
  public static Outcome run(Path folder, String... words) {
    try {
      Path error = Files.createTempFile(folder, "stderr", "");
      Process process =
          new ProcessBuilder(List.of(words))
              .directory(folder.toFile())
              .redirectError(error.toFile())
              .start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      int exitCode = process.waitFor();
      String message = Files.readString(error);
      Files.delete(error);
      return new Outcome(exitCode, output, message);
    } catch (IOException e) {
      throw new UncheckedIOException(words[0] + " could not be run: is it installed?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Writes a file for a program to read. */
  public static Path file(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a text file for a program to read. */
  public static Path file(Path folder, String name, String content) {
    return file(folder, name, Bytes.utf8(content));
  }
}

package io.shuijing.hal.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tinylog.Logger;

/** What a process writes to its standard error: each line is told, the last is kept. */
final class ErrorLines {
  private static final int MAX_LINE_BYTES = 500;
  private static final Duration AFTER_EXIT = Duration.ofSeconds(1);

  /** Advice that ffmpeg gives after the cause, for who types commands. */
  private static final String ADVICE = "To ignore this, add a trailing";

  private final Predicate<String> report;
  private final Consumer<String> told;
  private final Thread thread;
  private volatile String last = "";

  private ErrorLines(Process process, Predicate<String> report, Consumer<String> told) {
    this.report = report;
    this.told = told;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("stderr-of-" + process.pid())
            .unstarted(() -> read(process.getErrorStream()));
  }

  /** Begins to read; {@code told} gets every line, at most 500 bytes of it. */
  static ErrorLines read(Process process, Consumer<String> told) {
    return read(process, _ -> false, told);
  }

  /** The same; what is a report, and no error, is only asked for. */
  static ErrorLines read(Process process, Predicate<String> report, Consumer<String> told) {
    ErrorLines lines = new ErrorLines(process, report, told);
    lines.thread.start();
    return lines;
  }

  /**
   * The last line after the process has ended; empty if there was none. Waits a moment for what is
   * still in the pipe, no longer, because a grandchild may hold the pipe open.
   */
  String last() throws InterruptedException {
    boolean _ = thread.join(AFTER_EXIT);
    return last;
  }

  private void read(InputStream stream) {
    byte[] line = new byte[MAX_LINE_BYTES];
    int length = 0;
    try (stream) {
      byte[] chunk = new byte[4096];
      for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
        for (int i = 0; i < count; i++) {
          if (chunk[i] == '\n' || chunk[i] == '\r') {
            line(line, length);
            length = 0;
          } else if (length < MAX_LINE_BYTES) {
            line[length++] = chunk[i];
          }
        }
      }
      line(line, length);
    } catch (IOException e) {
      Logger.debug(e, "standard error closed");
    }
  }

  private void line(byte[] line, int length) {
    String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
    if (!text.isEmpty() && !text.startsWith(ADVICE) && !report.test(text)) {
      last = text;
      told.accept(text);
    }
  }
}

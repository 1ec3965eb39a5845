package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tinylog.Logger;

/**
 * One short run of a program, from its start to its end.
 *
 * @param exitCode as the program gave it; 137 if it was ended because it took too long
 * @param output its standard output
 * @param lastLine the last line on its standard error, empty if none
 */
record ToolRun(int exitCode, byte[] output, String lastLine) {
  /** For what is still in the pipe; a grandchild may hold it open. */
  private static final Duration AFTER_EXIT = Duration.ofSeconds(5);

  /**
   * What a run may take.
   *
   * @param time after that it is ended
   * @param outputBytes more output is a fault
   */
  record Limits(Duration time, int outputBytes) {}

  /** Runs {@code command} with {@code input} on its standard input. */
  static ToolRun of(ToolProcess.Caller caller, List<String> command, byte[] input, Limits limits)
      throws HardwareFault {
    List<Process> started = ToolProcess.start(caller, List.of(command));
    Process process = started.getFirst();
    try (LiveProcesses.Entry _ = LiveProcesses.add(process::destroyForcibly, started)) {
      ErrorLines errors =
          ErrorLines.read(process, line -> Logger.debug("{}: {}", command.getFirst(), line));
      FutureTask<byte[]> output = new FutureTask<>(() -> read(process, limits.outputBytes()));
      // a read of a pipe holds the carrier of a virtual thread: two slow programs would starve a
      // third
      Thread.ofPlatform().daemon().name("tool-output").start(output);
      Thread.ofPlatform().daemon().name("tool-input").start(() -> feed(process, input));
      if (!process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
        process.toHandle().destroyForcibly();
      }
      int exitCode = process.waitFor();
      byte[] bytes = output.get(AFTER_EXIT.toMillis(), TimeUnit.MILLISECONDS);
      if (bytes.length > limits.outputBytes()) {
        throw new IOException("it wrote more than " + limits.outputBytes() + " bytes");
      }
      return new ToolRun(exitCode, bytes, errors.last());
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw fault(caller, command, e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw fault(caller, command, e);
    }
  }

  private static HardwareFault fault(ToolProcess.Caller caller, List<String> command, Exception e) {
    String message = command.getFirst() + " gave no result: " + e;
    return new HardwareFault(caller.part(), "tool", message, e);
  }

  private static byte[] read(Process process, int most) throws IOException {
    try (InputStream in = process.getInputStream()) {
      byte[] output = in.readNBytes(most + 1);
      if (output.length > most) {
        process.toHandle().destroyForcibly();
      }
      return output;
    }
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException e) {
      // It ended before it read all; its exit code tells why.
      Logger.debug(e, "standard input not read to its end");
    }
  }
}

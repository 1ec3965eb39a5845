package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * One short run of a program, from its start to its end.
 *
 * @param exitCode as the program gave it; 137 if it was ended because it took too long
 * @param output its standard output
 * @param lastLine the last line on its standard error, empty if none
 */
record ToolRun(int exitCode, byte[] output, String lastLine) {

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
      ErrorLines errors = ErrorLines.read(process, command.getFirst());
      Thread timer = Thread.ofVirtual().start(() -> endAfter(process, limits.time()));
      Thread.ofVirtual().start(() -> feed(process, input));
      byte[] output;
      try (InputStream in = process.getInputStream()) {
        output = in.readNBytes(limits.outputBytes() + 1);
      }
      if (output.length > limits.outputBytes()) {
        process.toHandle().destroyForcibly();
      }
      int exitCode = process.waitFor();
      timer.interrupt();
      if (output.length > limits.outputBytes()) {
        throw fault(caller, command, "wrote more than " + limits.outputBytes() + " bytes", null);
      }
      return new ToolRun(exitCode, output, errors.last());
    } catch (IOException e) {
      throw e instanceof HardwareFault known ? known : fault(caller, command, "read failed", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw fault(caller, command, "was interrupted", e);
    }
  }

  private static HardwareFault fault(
      ToolProcess.Caller caller, List<String> command, String what, @Nullable Exception cause) {
    String message = command.getFirst() + " " + what;
    return cause == null
        ? new HardwareFault(caller.part(), "tool", message)
        : new HardwareFault(caller.part(), "tool", message, cause);
  }

  private static void endAfter(Process process, Duration time) {
    try {
      if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        process.toHandle().destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

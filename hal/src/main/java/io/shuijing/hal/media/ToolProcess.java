package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.util.List;

/** Starts programs so that a missing one is told in one line. */
final class ToolProcess {
  private ToolProcess() {}

  /**
   * Who asks, for the fault.
   *
   * @param part as in {@link HardwareFault#part}
   * @param next the next step if the program is missing, such as {@code install it with …}
   */
  record Caller(String part, String next) {}

  /**
   * Starts the programs as a pipeline, each reading what the one before writes; all other streams
   * are pipes to us.
   */
  static List<Process> start(Caller caller, List<List<String>> pipeline) throws HardwareFault {
    try {
      return ProcessBuilder.startPipeline(
          pipeline.stream().map(command -> new ProcessBuilder(command)).toList());
    } catch (IOException e) {
      String programs = String.join(" | ", pipeline.stream().map(List::getFirst).toList());
      throw new HardwareFault(
          caller.part(), "missing", programs + " cannot be started; " + caller.next(), e);
    }
  }
}

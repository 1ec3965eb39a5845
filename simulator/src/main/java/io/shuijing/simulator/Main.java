package io.shuijing.simulator;

import io.shuijing.simulator.demo.DemoCommand;
import io.shuijing.simulator.measure.MeasureCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code shuijing demo} and {@code shuijing measure}. */
@Command(
    name = "shuijing",
    mixinStandardHelpOptions = true,
    description = "水镜：演示与测量 / Shuijing: demo and measurements",
    subcommands = {DemoCommand.class, MeasureCommand.class})
public final class Main {
  private Main() {}

  /** Runs a command; exit code 2 for wrong usage. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler((wrong, _) -> {
      System.err.println(
          wrong.getMessage()
              + "；见 / see: "
              + wrong.getCommandLine().getCommandSpec().qualifiedName()
              + " --help");
      return 2;
    });
    System.exit(line.execute(arguments));
  }
}

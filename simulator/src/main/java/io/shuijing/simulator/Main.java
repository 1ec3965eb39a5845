package io.shuijing.simulator;

import io.shuijing.simulator.accept.AcceptCommand;
import io.shuijing.simulator.bench.BenchCommand;
import io.shuijing.simulator.demo.DemoCommand;
import io.shuijing.simulator.measure.MeasureCommand;
import io.shuijing.simulator.storm.ReplayCommand;
import io.shuijing.simulator.storm.ShrinkCommand;
import io.shuijing.simulator.storm.StormCommand;
import io.shuijing.simulator.storm.StoryCommand;
import io.shuijing.simulator.trial.DockTrialCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code shuijing demo}, {@code accept}, {@code bench}, {@code measure}, {@code storm}, {@code
 * replay}, {@code shrink}, {@code story}, {@code dock-trial}.
 */
@Command(
    name = "shuijing",
    mixinStandardHelpOptions = true,
    description = "水镜：演示、测量与模拟 / Shuijing: demo, measurements and simulation",
    subcommands = {
      DemoCommand.class,
      BenchCommand.class,
      AcceptCommand.class,
      MeasureCommand.class,
      StormCommand.class,
      ReplayCommand.class,
      ShrinkCommand.class,
      StoryCommand.class,
      DockTrialCommand.class
    })
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

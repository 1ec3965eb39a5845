package io.shuijing.dock.cli;

import io.shuijing.dock.office.OfficeFault;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the dock that runs is at. */
@Command(
    name = "status",
    description = {"显示运行中的采集站：仓位、进度、须处理事项。", "Shows the dock that runs: bays, progress, alarms."},
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  @Option(
      names = "--json",
      description = {"输出 JSON。", "As JSON, for programs."})
  private boolean json;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      defaultValue = "zh",
      description = {"语言（${DEFAULT-VALUE}）。", "Language."})
  private Language language = Language.ZH;

  StatusCommand(PrintStream out) {
    this.out = out;
  }

  enum Language {
    ZH,
    EN
  }

  @Override
  public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
    String what = json ? "/status.json" : language == Language.ZH ? "/status.zh" : "/status.en";
    out.println(LiveAddress.ask(file.place().office(), what).stripTrailing());
    return ExitCode.OK;
  }
}

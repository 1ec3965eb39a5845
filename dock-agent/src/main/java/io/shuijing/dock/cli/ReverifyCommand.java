package io.shuijing.dock.cli;

import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.upkeep.Reverification;
import io.shuijing.dock.upkeep.Trouble;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the whole archive again. */
@Command(
    name = "reverify",
    description = {
      "重读整个档案，逐字节核对，结果记入保管日志；可以在采集站运行时进行。",
      "Reads the whole archive again, byte by byte; the results go into the custody log.",
      "A dock may run meanwhile."
    },
    footer = {
      "",
      "退出码：0 没有发现；1 有发现；2 无法核对。",
      "Exit code: 0 nothing found; 1 something found; 2 cannot check."
    },
    mixinStandardHelpOptions = true)
final class ReverifyCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  @Option(
      names = "--mib-per-s",
      paramLabel = "N",
      description = {"最多每秒读这么多 MiB；缺省不限。", "Reads at most so much a second; else all it can."})
  private long mibPerSecond = 0;

  ReverifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
    Reverification.Result result = Upkeep.of(file.place(), mibPerSecond, new Lines(out)).readOnce();
    out.println(
        "reverified "
            + result.objects()
            + " "
            + result.bytes()
            + " "
            + (result.troubles().isEmpty() ? "good" : result.troubles().size() + " troubles"));
    return result.troubles().isEmpty() ? ExitCode.OK : ExitCode.FOUND;
  }

  private record Lines(PrintStream out) implements Reverification.Listener {
    @Override
    public void trouble(Trouble trouble) {
      out.println("alarm " + trouble);
    }

    @Override
    public void progress(long objects, long bytes, String path) {
      out.println("progress " + objects + " " + bytes + " " + path);
    }
  }
}

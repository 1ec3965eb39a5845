package io.shuijing.dock.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether everything is there that a dock needs; changes nothing. */
@Command(
    name = "check",
    description = {
      "自检：密钥、存储、仓位、时钟、语音。不改动任何内容，采集站运行时也可使用。",
      "Self-test of keys, store, bays, clock and speech; changes nothing, also while a dock runs."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  CheckCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, IOException {
    List<SelfTest.Row> rows = new SelfTest(file.place()).rows();
    for (SelfTest.Row row : rows) {
      out.println(row.mark().sign() + " " + row.part() + "  " + row.message());
    }
    boolean failed = rows.stream().anyMatch(row -> row.mark() == SelfTest.Mark.FAILED);
    out.println(failed ? "请先处理标有 ✗ 的项 / mend what is marked ✗ first" : "可以运行 / the dock can run");
    return failed ? ExitCode.TO_BE_MENDED : ExitCode.OK;
  }
}

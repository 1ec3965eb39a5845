package io.shuijing.dock.cli;

import io.shuijing.dock.office.OfficeFault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a recorder in instead of another one. */
@Command(
    name = "replace",
    description = {
      "以新记录仪替换旧记录仪：登记新的，吊销旧的。",
      "Takes a recorder in instead of another: enrols the new one, then revokes the old one."
    },
    mixinStandardHelpOptions = true)
final class ReplaceCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  @Parameters(
      index = "1",
      paramLabel = "OLD",
      description = {"旧记录仪编号。", "Serial of the old one."})
  private String old = "";

  @Parameters(
      index = "2",
      paramLabel = "REQUEST",
      description = {"新记录仪的登记申请。", "Request of the new one: keys/enrolment.request."})
  private Path request = Path.of("");

  @Parameters(
      index = "3",
      paramLabel = "OUTDIR",
      description = {"交给新记录仪的文件写到这里。", "What the new one needs is written here."})
  private Path outDir = Path.of("");

  ReplaceCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
    Place place = file.place();
    String enrolled = EnrolCommand.enrol(place, request, outDir).text();
    out.println("enrolled " + enrolled + " " + outDir);
    out.println("revoked " + RevokeCommand.revoke(place, old, "replaced by " + enrolled));
    return ExitCode.OK;
  }
}

package io.shuijing.dock.cli;

import io.shuijing.dock.custody.Register;
import io.shuijing.dock.office.Enrolment;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.evidence.Name;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a recorder in. */
@Command(
    name = "enrol",
    description = {"登记一台执法记录仪。", "Takes a recorder in."},
    mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  @Parameters(
      index = "1",
      paramLabel = "REQUEST",
      description = {"记录仪的登记申请。", "The recorder's request: keys/enrolment.request."})
  private Path request = Path.of("");

  @Parameters(
      index = "2",
      paramLabel = "OUTDIR",
      description = {"交给记录仪的文件写到这里。", "What the recorder needs is written here."})
  private Path outDir = Path.of("");

  EnrolCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
    Place place = file.place();
    out.println("enrolled " + enrol(place, request, outDir) + " " + outDir);
    return ExitCode.OK;
  }

  /** Takes a recorder in and writes what it needs; its name. */
  static Name enrol(Place place, Path request, Path outDir) throws OfficeFault, IOException {
    DirectoryVolume volume = place.volume();
    Office office = place.open(volume);
    Enrolment enrolment = Enrolment.of(volume, office, Files.readAllBytes(request));
    Register register = new Register(volume, place.log(volume, office));
    KeptKey key = new KeptKey(place.office(), enrolment.kept().getFirst(), enrolment.logged());
    register.enter(key, key, place.clocks().wall().time());
    for (KeyFile file : enrolment.kept()) {
      KeyFolder.write(place.office().resolve(file.path()), file);
    }
    KeyFolder.flush(place.office().resolve(KeyPaths.FOLDER));
    office.publishKeys();
    Files.createDirectories(outDir);
    for (KeyFile file : enrolment.handedOut()) {
      KeyFolder.write(outDir.resolve(file.path()), file);
    }
    KeyFolder.flush(outDir);
    return enrolment.recorder();
  }
}

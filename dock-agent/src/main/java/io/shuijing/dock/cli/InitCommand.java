package io.shuijing.dock.cli;

import io.shuijing.dock.office.Founding;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.SystemEntropy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the keys of a new office. */
@Command(
    name = "init",
    description = {"建立新机关的密钥。", "Makes the keys of a new office."},
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = {
        "机关域名；配置文件不存在时据此写出。",
        "Of the office, such as ruzhou-water.example: writes CONFIG, if there is none."
      })
  private @Nullable String domain;

  @Option(
      names = "--dock",
      paramLabel = "NAME",
      defaultValue = "D1",
      description = {"采集站名称（${DEFAULT-VALUE}）。", "Name of its first dock."})
  private String dock = "D1";

  InitCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
    if (domain != null) {
      NewConfiguration.write(file.path(), domain, dock);
      out.println("configuration " + file.path());
    }
    Place place = file.place();
    Path keys = place.office().resolve(KeyPaths.FOLDER);
    if (Files.exists(keys)) {
      throw new OfficeFault(
          keys
              + " is there already and nothing is overwritten: the office is founded; go on with"
              + " 'enrol'");
    }
    Configuration configuration = place.configuration();
    List<KeyFile> files =
        Founding.found(configuration.name(), configuration.dock(), new SystemEntropy());
    KeyFolder.found(place.office(), files);
    DirectoryVolume volume = place.volume();
    Office office = place.open(volume);
    office.publishKeys();
    place.log(volume, office).append(List.of(), place.clocks().wall().time());
    out.println("office " + office.name() + " " + office.key());
    out.println("dock " + office.dock());
    out.println("log " + office.origin() + " " + office.logKey());
    out.println("keys " + keys);
    Logger.info(
        "{} opens recordings when {} is lost: take it out of this machine and lock it away",
        place.office().resolve(KeyPaths.ESCROW),
        place.office().resolve(KeyPaths.READER));
    return ExitCode.OK;
  }
}

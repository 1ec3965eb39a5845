package io.shuijing.dock.cli;

import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.upkeep.Fsck;
import io.shuijing.dock.upkeep.Trouble;
import io.shuijing.evidence.cli.KeyFolder;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds what the office has against each other. */
@Command(
    name = "fsck",
    description = {
      "互相核对日志、档案、记录仪日志与密钥，缺的和多的都指出，并说明怎么办（不读轨道内容：见 reverify）。",
      "Holds log, archive, journals and keys against each other, both ways, and says what to do.",
      "Tracks are not read: reverify does that."
    },
    footer = {
      "",
      "退出码：0 没有发现；1 有发现；2 无法核对。",
      "Exit code: 0 nothing found; 1 something found; 2 cannot check."
    },
    mixinStandardHelpOptions = true)
final class FsckCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  FsckCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
    Place place = file.place();
    DirectoryVolume volume = place.volume();
    KeyFolder keys = KeyFolder.read(place.office().resolve("keys"));
    try (DockLock _ = DockLock.take(place.office())) {
      Fsck fsck = Fsck.of(volume, place.configuration().name().domain(), keys.anchors());
      int troubles = 0;
      for (Fsck.Checked checked : fsck.run()) {
        print(checked.name(), checked.troubles());
        troubles += checked.troubles().size();
      }
      out.println("fsck " + (troubles == 0 ? "clean" : troubles + " troubles"));
      return troubles == 0 ? ExitCode.OK : ExitCode.FOUND;
    }
  }

  private void print(String name, List<Trouble> troubles) {
    out.println("checked " + name + " " + (troubles.isEmpty() ? "good" : troubles.size()));
    troubles.forEach(trouble -> out.println("trouble " + trouble));
  }
}

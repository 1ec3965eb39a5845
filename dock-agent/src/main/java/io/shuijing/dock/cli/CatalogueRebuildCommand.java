package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads the whole archive into the catalogue anew; the dock may run meanwhile. */
@Command(
    name = "rebuild",
    description = {
      "从档案重新建立目录；采集站可以照常运行。",
      "Makes the catalogue anew from the archive; the dock may run meanwhile."
    },
    mixinStandardHelpOptions = true)
final class CatalogueRebuildCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  CatalogueRebuildCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, CatalogueFault, IOException {
    Place place = file.place();
    DirectoryVolume volume = place.volume();
    OfficeCatalogue office = new OfficeCatalogue(place);
    Catalogue catalogue = office.openOrBegin();
    long sessions = office.cataloguer(volume, catalogue).rebuild();
    out.println("catalogue " + sessions);
    return ExitCode.OK;
  }
}

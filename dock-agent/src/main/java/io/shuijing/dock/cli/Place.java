package io.shuijing.dock.cli;

import io.shuijing.dock.custody.CustodyLog;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.LinuxClocks;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.time.Clocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command works.
 *
 * @param configuration what stands in the file
 * @param office the office's folder
 * @param base the folder against which paths are read: that of the file
 */
record Place(Configuration configuration, Path office, Path base) {

  /** Reads a configuration file. */
  static Place of(Path file) throws Configuration.Wrong, IOException {
    Configuration configuration =
        Configuration.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    Path base = file.toAbsolutePath().resolveSibling("");
    return new Place(configuration, base.resolve(configuration.office()), base);
  }

  /** The office's folder as a volume. */
  DirectoryVolume volume() throws HardwareFault {
    return DirectoryVolume.open("store", office, configuration.storeLimitBytes());
  }

  /** The orders that stand and that were given. */
  Orders orders() throws HardwareFault {
    Path orders =
        configuration.orders().isEmpty()
            ? office.resolve("orders")
            : base.resolve(configuration.orders());
    return new Orders(DirectoryVolume.create("orders", orders));
  }

  /** The office with its keys. */
  Office open(DirectoryVolume volume) throws OfficeFault, HardwareFault {
    return Office.open(volume, configuration.name(), configuration.dock());
  }

  /** The custody log; commands that write to it at the same time take turns. */
  CustodyLog log(Volume volume, Office office) {
    return new CustodyLog(volume, office, new LogLock(office()));
  }

  /** This machine's clock, kept by others. */
  Clocks clocks() {
    return LinuxClocks.kept(Clocks.Source.RTC, configuration.clockUncertaintyMs());
  }
}

package io.shuijing.dock.cli;

import io.shuijing.dock.equipment.Technicians;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.evidence.note.Signer;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.SystemEntropy;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.wire.LinkFiles;
import io.shuijing.hal.wire.LinkIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An office's folder, for another program of the same office that acts as one of its docks, such as
 * the acceptance test.
 *
 * @param folder the office's
 * @param volume the same, as a volume
 * @param office its keys, and those of the recorders it knows
 * @param clocks this machine's
 * @param espeak program that speaks
 */
public record Premises(
    Path folder, DirectoryVolume volume, Office office, Clocks clocks, String espeak) {

  /**
   * Opens the office that a dock's configuration names.
   *
   * @throws OfficeFault if the configuration or a key is not in order; the message says what to do
   * @throws IOException if a file cannot be read
   */
  public static Premises open(Path configuration) throws OfficeFault, IOException {
    try {
      Place place = Place.of(configuration);
      DirectoryVolume volume = place.volume();
      return new Premises(
          place.office(),
          volume,
          place.open(volume),
          place.clocks(),
          place.configuration().espeak());
    } catch (Configuration.Wrong e) {
      throw new OfficeFault(String.valueOf(e.getMessage()), e);
    }
  }

  /** What the dock proves its name with on a link, and which names it accepts there. */
  public LinkIdentity identity() throws IOException {
    return new LinkFiles(
            folder.resolve(KeyPaths.linkKey(office.dock())),
            folder.resolve(KeyPaths.linkCertificate(office.dock())),
            folder.resolve(KeyPaths.AUTHORITY))
        .read(() -> clocks.wall().time(), name -> name.contains("/recorder/"));
  }

  /**
   * The key by which a technician signs; a technician who has none gets one.
   *
   * @param technician letters, digits, {@code . _ -}
   */
  public Signer technician(String technician) throws OfficeFault, IOException {
    Technicians technicians = new Technicians(volume, office.name().domain());
    if (!technicians.has(technician)) {
      byte[] seed = new SystemEntropy().bytes(Technicians.SEED_BYTES);
      Files.createDirectories(folder.resolve(Technicians.FOLDER));
      for (KeyFile file : technicians.made(technician, seed)) {
        KeyFolder.write(folder.resolve(file.path()), file);
      }
      KeyFolder.flush(folder.resolve(Technicians.FOLDER));
      KeyFolder.flush(folder.resolve(KeyPaths.FOLDER));
    }
    return technicians.signer(technician);
  }
}

package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.ledger.Purposes;
import io.shuijing.dock.ledger.UseLedger;
import io.shuijing.dock.roster.AssignmentBook;
import io.shuijing.dock.roster.Matters;
import io.shuijing.dock.roster.RosterBook;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The office's books, opened from its folder. */
record Desks(Place place, DirectoryVolume volume) {

  static Desks of(Place place) throws IOException {
    Path roster = place.office().resolve("roster");
    if (Files.isDirectory(place.office()) && !Files.exists(roster)) {
      // it holds the hashes of PINs
      Files.createDirectory(
          roster,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return new Desks(place, place.volume());
  }

  RosterBook roster() {
    return new RosterBook(volume);
  }

  AssignmentBook assignments() {
    return new AssignmentBook(volume);
  }

  Matters matters() throws RosterFault, HardwareFault {
    return Matters.of(volume);
  }

  UseLedger ledger() throws RosterFault, CatalogueFault, IOException {
    return new UseLedger(
        new OfficeCatalogue(place).open(),
        new GivenOrders(place.orders()),
        new Purposes(assignments(), matters()));
  }
}

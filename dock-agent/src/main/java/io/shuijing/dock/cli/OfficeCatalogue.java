package io.shuijing.dock.cli;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.catalogue.Assignments;
import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.Cataloguer;
import io.shuijing.dock.sql.SqlCatalogue;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The catalogue of a place: a file in the office's folder, or a server's database. */
record OfficeCatalogue(Place place) {
  private static final String FILE = "catalogue.db";

  Catalogue open() throws CatalogueFault, IOException {
    String url = place.configuration().records().catalogue();
    return url.isEmpty() ? SqlCatalogue.sqlite(file().toString()) : SqlCatalogue.postgres(url);
  }

  private Path file() throws IOException {
    Path folder = place.office().resolve("catalogue");
    Files.createDirectories(folder);
    return folder.resolve(FILE);
  }

  /** Opens it; a file that cannot be used is put aside and begun anew. */
  Catalogue openOrBegin() throws CatalogueFault, IOException {
    try {
      return open();
    } catch (CatalogueFault e) {
      if (!place.configuration().records().catalogue().isEmpty()) {
        throw e;
      }
      Files.move(
          file(), file().resolveSibling(FILE + ".unusable"), StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(file().resolveSibling(FILE + "-wal"));
      Files.deleteIfExists(file().resolveSibling(FILE + "-shm"));
      return open();
    }
  }

  /** What fills it. */
  Cataloguer cataloguer(DirectoryVolume volume, Catalogue catalogue) throws IOException {
    return new Cataloguer(
        place.configuration().name().domain(),
        new DirectoryArchive(volume),
        catalogue,
        assignments());
  }

  private Assignments assignments() throws IOException {
    return new GivenOrders(place.orders());
  }
}

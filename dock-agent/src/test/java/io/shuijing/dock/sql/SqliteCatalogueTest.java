package io.shuijing.dock.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCatalogueTest extends CatalogueContract {
  @TempDir Path folder;

  @Override
  Catalogue open() throws Exception {
    return SqlCatalogue.sqlite(folder.resolve("catalogue.db").toString());
  }

  @Test
  void a_file_that_is_no_database_is_said_in_one_line_with_the_next_step() throws Exception {
    Path file = folder.resolve("broken.db");
    Files.writeString(file, "this is no database, whatever its name says ".repeat(100));
    assertThatThrownBy(() -> SqlCatalogue.sqlite(file.toString()))
        .isInstanceOf(CatalogueFault.class)
        .hasMessageContaining("broken.db")
        .hasMessageContaining("catalogue rebuild");
  }

  @Test
  void tables_of_a_later_version_are_left_alone() throws Exception {
    Path file = folder.resolve("later.db");
    SqlCatalogue.sqlite(file.toString());
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      raw.createStatement().execute("INSERT INTO schema_version VALUES (99)");
    }
    assertThatThrownBy(() -> SqlCatalogue.sqlite(file.toString()))
        .isInstanceOf(CatalogueFault.class)
        .hasMessageContaining("version 99");
    assertThat(file).exists();
  }
}

package io.shuijing.dock.sql;

import io.shuijing.dock.catalogue.Catalogue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The same against a real server, started for this class alone. */
class PostgresCatalogueTest extends CatalogueContract {
  private static EmbeddedPostgres server;

  @BeforeAll
  static void a_server() throws Exception {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void no_server() throws Exception {
    server.close();
  }

  @Override
  Catalogue open() throws Exception {
    return SqlCatalogue.postgres(server.getJdbcUrl("postgres", "postgres"));
  }

  @AfterEach
  void nothing_in_it() throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
  }
}

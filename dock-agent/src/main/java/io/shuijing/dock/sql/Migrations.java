package io.shuijing.dock.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Handle;

/** Brings a database to the tables of this version: {@code catalogue-1.sql} and on, each once. */
final class Migrations {
  private static final int LATEST = 1;

  private Migrations() {}

  /**
   * Runs what is missing, each script in a transaction of its own.
   *
   * @throws IllegalStateException if the database is of a later version
   */
  static void run(Handle handle) {
    handle.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
    int version = version(handle);
    if (version > LATEST) {
      throw new IllegalStateException(
          "its tables are of version " + version + ", this program knows " + LATEST);
    }
    for (int next = version + 1; next <= LATEST; next++) {
      step(handle, next);
    }
  }

  private static void step(Handle handle, int to) {
    handle.useTransaction(transaction -> {
      // whoever comes second waits here, and finds it done
      transaction.execute("INSERT INTO schema_version VALUES (?) ON CONFLICT DO NOTHING", -to);
      if (version(transaction) < to) {
        transaction.createScript(script(to)).executeAsSeparateStatements();
        transaction.execute("INSERT INTO schema_version VALUES (?)", to);
      }
    });
  }

  private static int version(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version WHERE version > 0")
        .mapTo(Integer.class)
        .one();
  }

  private static String script(int version) {
    String resource = "catalogue-" + version + ".sql";
    try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("it is built without " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("it is built with a bad " + resource, e);
    }
  }
}

package io.shuijing.dock.sql;

import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.Chapter;
import io.shuijing.dock.catalogue.Mark;
import io.shuijing.dock.catalogue.OutingRow;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.catalogue.SessionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A catalogue in a database. */
public final class SqlCatalogue implements Catalogue {
  private static final int BUSY_MS = 30_000;

  private final String place;
  private final Jdbi jdbi;

  private SqlCatalogue(String place, DataSource source) {
    this.place = place;
    this.jdbi = Jdbi.create(source);
  }

  /** In a file; made with its tables if it is not there. */
  public static SqlCatalogue sqlite(String file) throws CatalogueFault {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return new SqlCatalogue(file, source).prepared();
  }

  /**
   * In a PostgreSQL server.
   *
   * @param url such as {@code jdbc:postgresql://host/shuijing?user=dock}; a password may stand in
   *     the user's {@code .pgpass}
   */
  public static SqlCatalogue postgres(String url) throws CatalogueFault {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return new SqlCatalogue(url.replaceAll("[?].*", ""), source).prepared();
  }

  private SqlCatalogue prepared() throws CatalogueFault {
    with(handle -> {
      Migrations.run(handle);
      return true;
    });
    return this;
  }

  private <T> T with(HandleCallback<T, RuntimeException> work) throws CatalogueFault {
    try {
      return jdbi.withHandle(work);
    } catch (JdbiException | IllegalStateException e) {
      throw new CatalogueFault(
          "the catalogue at "
              + place
              + " cannot be used ("
              + firstLine(e)
              + "); recordings are not concerned: mend it, or make it anew with 'catalogue rebuild'",
          e);
    }
  }

  private static String firstLine(Exception e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public Optional<Mark> mark(String recorder) throws CatalogueFault {
    return with(handle -> Writing.mark(handle, recorder));
  }

  @Override
  public boolean write(Chapter chapter) throws CatalogueFault {
    return with(handle -> handle.inTransaction(t -> new Writing(t).chapter(chapter)));
  }

  @Override
  public List<SessionRow> awaiting(String recorder) throws CatalogueFault {
    return with(handle -> Reading.awaiting(handle, recorder));
  }

  @Override
  public void judge(List<SessionRow> sessions) throws CatalogueFault {
    if (!sessions.isEmpty()) {
      change(t -> sessions.forEach(row -> new Writing(t).judge(row)));
    }
  }

  @Override
  public void keepOnly(List<String> recorders) throws CatalogueFault {
    change(t -> new Writing(t).keepOnly(recorders));
  }

  private interface Change {
    void make(Handle handle);
  }

  private void change(Change change) throws CatalogueFault {
    with(handle -> {
      handle.useTransaction(change::make);
      return true;
    });
  }

  @Override
  public List<SessionRow> search(Search search) throws CatalogueFault {
    return with(handle -> Reading.search(handle, search));
  }

  @Override
  public List<OutingRow> outings(Instant from, Instant to) throws CatalogueFault {
    return with(handle -> Reading.outings(handle, from, to));
  }

  @Override
  public List<SessionRow> sessions(String recorder, long fromRecord, long toRecord)
      throws CatalogueFault {
    return with(handle -> Reading.sessions(handle, recorder, fromRecord, toRecord));
  }
}

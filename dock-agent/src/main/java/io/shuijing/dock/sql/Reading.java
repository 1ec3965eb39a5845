package io.shuijing.dock.sql;

import io.shuijing.dock.catalogue.OutingRow;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.catalogue.SessionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Questions to the database. */
final class Reading {
  private static final String BY_OFFICER =
      """
      FROM presence p JOIN session s
        ON s.recorder = p.recorder AND s.boot = p.boot AND s.counter = p.counter
      """;

  private Reading() {}

  static List<SessionRow> awaiting(Handle handle, String recorder) {
    return sessions(
        handle
            .createQuery("SELECT * FROM session WHERE recorder = :recorder AND verdict <> said")
            .bind("recorder", recorder));
  }

  private static List<SessionRow> sessions(Query query) {
    return query.map((row, _) -> Columns.session(row)).list();
  }

  static List<SessionRow> search(Handle handle, Search search) {
    Optional<List<String>> certificates =
        search.officer().map(officer -> certificates(handle, officer));
    if (certificates.isPresent() && certificates.get().isEmpty()) {
      return List.of();
    }
    String opened = certificates.isPresent() ? "p.opened" : "s.opened";
    List<String> conditions = new ArrayList<>();
    certificates.ifPresent(all -> conditions.add(isOneOf(all)));
    search.from().ifPresent(_ -> conditions.add(opened + " >= :from"));
    search.to().ifPresent(_ -> conditions.add(opened + " < :to"));
    search.recorder().ifPresent(_ -> conditions.add("s.recorder = :recorder"));
    search.verdict().ifPresent(_ -> conditions.add("s.verdict = :verdict"));
    Query query =
        handle.createQuery(
            "SELECT s.* "
                + (certificates.isPresent() ? BY_OFFICER : "FROM session s")
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY "
                + opened
                + " DESC LIMIT :limit");
    certificates.ifPresent(all -> bind(query, all));
    search.from().ifPresent(from -> query.bind("from", from.toEpochMilli()));
    search.to().ifPresent(to -> query.bind("to", to.toEpochMilli()));
    search.recorder().ifPresent(recorder -> query.bind("recorder", recorder));
    search.verdict().ifPresent(verdict -> query.bind("verdict", verdict.word()));
    return sessions(query.bind("limit", search.limit()));
  }

  // one certificate is the rule, and is found in the index in the order that is asked for
  private static String isOneOf(List<String> certificates) {
    if (certificates.size() == 1) {
      return "p.certificate = :certificate0";
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < certificates.size(); i++) {
      names.add(":certificate" + i);
    }
    return "p.certificate IN (" + String.join(", ", names) + ")";
  }

  private static void bind(Query query, List<String> certificates) {
    for (int i = 0; i < certificates.size(); i++) {
      query.bind("certificate" + i, certificates.get(i));
    }
  }

  private static List<String> certificates(Handle handle, String officer) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT certificate FROM person
            WHERE name = :officer OR certificate = :officer ORDER BY certificate
            """)
        .bind("officer", officer)
        .mapTo(String.class)
        .list();
  }

  static List<OutingRow> outings(Handle handle, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT * FROM outing WHERE out_at < :to AND (in_at IS NULL OR in_at >= :from)
            ORDER BY out_at, recorder
            """)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .map((row, _) -> Columns.outing(row))
        .list();
  }

  static List<SessionRow> sessions(Handle handle, String recorder, long from, long to) {
    return sessions(
        handle
            .createQuery(
                """
                SELECT * FROM session WHERE recorder = :recorder
                  AND first_record >= :from AND first_record < :to ORDER BY first_record
                """)
            .bind("recorder", recorder)
            .bind("from", from)
            .bind("to", to));
  }
}

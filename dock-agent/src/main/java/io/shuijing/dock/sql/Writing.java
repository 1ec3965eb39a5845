package io.shuijing.dock.sql;

import io.shuijing.dock.catalogue.Chapter;
import io.shuijing.dock.catalogue.Mark;
import io.shuijing.dock.catalogue.OutingRow;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.verify.Outline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Changes within one transaction. */
final class Writing {
  private static final List<String> TABLES = List.of("journal", "session", "presence", "outing");

  private static final String SESSION =
      """
      INSERT INTO session VALUES (:recorder, :boot, :counter, :assignment, :first, :last, :opened,
        :ended, :cause, :segments, :stills, :marks, :plain, :media, :said, :verdict, :tracks,
        :officers)
      ON CONFLICT (recorder, boot, counter) DO UPDATE SET
        assignment = EXCLUDED.assignment, first_record = EXCLUDED.first_record,
        last_record = EXCLUDED.last_record, opened = EXCLUDED.opened, ended = EXCLUDED.ended,
        close_cause = EXCLUDED.close_cause, segments = EXCLUDED.segments,
        stills = EXCLUDED.stills, marks = EXCLUDED.marks, plain_bytes = EXCLUDED.plain_bytes,
        media_ms = EXCLUDED.media_ms, said = EXCLUDED.said, verdict = EXCLUDED.verdict,
        tracks = EXCLUDED.tracks, officers = EXCLUDED.officers
      """;

  private final Handle handle;

  Writing(Handle handle) {
    this.handle = handle;
  }

  static Optional<Mark> mark(Handle handle, String recorder) {
    return handle
        .createQuery("SELECT * FROM journal WHERE recorder = :recorder")
        .bind("recorder", recorder)
        .map((row, _) -> mark(row))
        .findOne();
  }

  private static Mark mark(ResultSet row) throws SQLException {
    try {
      String settled = row.getString("last_settled");
      return new Mark(
          row.getLong("records"),
          row.getLong("resume_offset"),
          Digest.fromHex(row.getString("resume_digest")),
          settled == null ? Optional.empty() : Optional.of(SessionId.parse(settled)));
    } catch (Malformed e) {
      throw new IllegalStateException("a mark that this program never wrote", e);
    }
  }

  boolean chapter(Chapter chapter) {
    if (!place(chapter)) {
      return false;
    }
    chapter.outings().forEach(this::outing);
    chapter.returns().forEach(in -> returned(chapter.recorder(), in));
    sessions(chapter.sessions());
    return true;
  }

  // the row of the mark is what writers of the same recorder wait for
  private boolean place(Chapter chapter) {
    if (chapter.before().isEmpty()) {
      TABLES.forEach(table -> forget(table, chapter.recorder()));
      insert(chapter.recorder(), chapter.after());
      return true;
    }
    Mark after = chapter.after();
    return handle
            .createUpdate(
                """
                UPDATE journal SET records = :records, resume_offset = :offset,
                  resume_digest = :digest, last_settled = :settled
                WHERE recorder = :recorder AND records = :beforeRecords
                  AND resume_digest = :beforeDigest
                """)
            .bind("records", after.records())
            .bind("offset", after.resumeOffset())
            .bind("digest", after.resumeDigest().toString())
            .bind("settled", after.lastSettled().map(SessionId::toString).orElse(null))
            .bind("recorder", chapter.recorder())
            .bind("beforeRecords", chapter.before().get().records())
            .bind("beforeDigest", chapter.before().get().resumeDigest().toString())
            .execute()
        == 1;
  }

  private void forget(String table, String recorder) {
    handle
        .createUpdate("DELETE FROM " + table + " WHERE recorder = :recorder")
        .bind("recorder", recorder)
        .execute();
  }

  private void insert(String recorder, Mark mark) {
    handle
        .createUpdate(
            "INSERT INTO journal VALUES (:recorder, :records, :offset, :digest, :settled)")
        .bind("recorder", recorder)
        .bind("records", mark.records())
        .bind("offset", mark.resumeOffset())
        .bind("digest", mark.resumeDigest().toString())
        .bind("settled", mark.lastSettled().map(SessionId::toString).orElse(null))
        .execute();
  }

  private void outing(OutingRow outing) {
    handle
        .createUpdate(
            """
            INSERT INTO outing (recorder, out_record, out_at, out_dock, assignments)
            VALUES (:recorder, :record, :at, :dock, :assignments) ON CONFLICT DO NOTHING
            """)
        .bind("recorder", outing.recorder())
        .bind("record", outing.out().record())
        .bind("at", outing.out().at().toEpochMilli())
        .bind("dock", outing.out().dock())
        .bind("assignments", String.join("\n", outing.assignments()))
        .execute();
  }

  private void returned(String recorder, OutingRow.Passage in) {
    handle
        .createUpdate(
            """
            UPDATE outing SET in_record = :record, in_at = :at, in_dock = :dock
            WHERE recorder = :recorder AND in_record IS NULL AND out_record < :record
            """)
        .bind("record", in.record())
        .bind("at", in.at().toEpochMilli())
        .bind("dock", in.dock())
        .bind("recorder", recorder)
        .execute();
  }

  private void sessions(List<SessionRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(SESSION);
    rows.forEach(row -> bind(batch, row));
    batch.execute();
    PreparedBatch persons =
        handle.prepareBatch(
            "INSERT INTO person VALUES (:name, :certificate) ON CONFLICT DO NOTHING");
    PreparedBatch presences =
        handle.prepareBatch(
            """
            INSERT INTO presence VALUES (:certificate, :opened, :recorder, :boot, :counter)
            ON CONFLICT DO NOTHING
            """);
    rows.forEach(row -> persons(row, persons, presences));
    if (persons.size() > 0) {
      persons.execute();
      presences.execute();
    }
  }

  private static void bind(PreparedBatch batch, SessionRow row) {
    Outline outline = row.outline();
    batch
        .bind("recorder", row.recorder())
        .bind("boot", outline.id().boot())
        .bind("counter", outline.id().counter())
        .bind("assignment", outline.assignment().orElse(null))
        .bind("first", outline.times().firstRecord())
        .bind("last", outline.times().lastRecord())
        .bind("opened", outline.times().from().toEpochMilli())
        .bind("ended", outline.times().to().toEpochMilli())
        .bind("cause", outline.times().closeCause().orElse(null))
        .bind("segments", outline.content().segments())
        .bind("stills", outline.content().stills())
        .bind("marks", outline.content().marks())
        .bind("plain", outline.content().plainBytes())
        .bind("media", outline.content().mediaMs())
        .bind("said", outline.verdict().word())
        .bind("verdict", row.verdict().word())
        .bind("tracks", Columns.tracks(outline.tracks()))
        .bind("officers", Columns.persons(row.officers()))
        .add();
  }

  private static void persons(SessionRow row, PreparedBatch persons, PreparedBatch presences) {
    row.officers()
        .forEach(person -> {
          persons.bind("name", person.name()).bind("certificate", person.certificate()).add();
          presences
              .bind("certificate", person.certificate())
              .bind("opened", row.outline().times().from().toEpochMilli())
              .bind("recorder", row.recorder())
              .bind("boot", row.outline().id().boot())
              .bind("counter", row.outline().id().counter())
              .add();
        });
  }

  void judge(SessionRow row) {
    handle
        .createUpdate(
            """
            UPDATE session SET verdict = :verdict
            WHERE recorder = :recorder AND boot = :boot AND counter = :counter
              AND last_record = :last
            """)
        .bind("verdict", row.verdict().word())
        .bind("recorder", row.recorder())
        .bind("boot", row.outline().id().boot())
        .bind("counter", row.outline().id().counter())
        .bind("last", row.outline().times().lastRecord())
        .execute();
  }

  void keepOnly(List<String> recorders) {
    List<String> known =
        handle.createQuery("SELECT recorder FROM journal").mapTo(String.class).list();
    for (String recorder : known) {
      if (!recorders.contains(recorder)) {
        TABLES.forEach(table -> forget(table, recorder));
      }
    }
  }
}

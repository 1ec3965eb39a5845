package io.shuijing.dock.sql;

import io.shuijing.dock.catalogue.OutingRow;
import io.shuijing.dock.catalogue.OutingRow.Passage;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.verify.Outline;
import io.shuijing.evidence.verify.SessionReport.Content;
import io.shuijing.evidence.verify.SessionReport.Times;
import io.shuijing.evidence.verify.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows as values, and lists as text: one element on a line, words separated by a tab. */
final class Columns {
  private Columns() {}

  static SessionRow session(ResultSet row) throws SQLException {
    Times times =
        new Times(
            row.getLong("first_record"),
            row.getLong("last_record"),
            Instant.ofEpochMilli(row.getLong("opened")),
            Instant.ofEpochMilli(row.getLong("ended")),
            Optional.ofNullable(row.getString("close_cause")));
    Content content =
        new Content(
            row.getLong("segments"),
            row.getLong("stills"),
            row.getLong("marks"),
            row.getLong("plain_bytes"),
            row.getLong("media_ms"));
    Outline outline =
        new Outline(
            new SessionId(row.getLong("boot"), row.getLong("counter")),
            Optional.ofNullable(row.getString("assignment")),
            verdict(row.getString("said")),
            times,
            content,
            tracks(row.getString("tracks")));
    return new SessionRow(
        row.getString("recorder"),
        outline,
        verdict(row.getString("verdict")),
        persons(row.getString("officers")));
  }

  static OutingRow outing(ResultSet row) throws SQLException {
    Passage out =
        new Passage(
            row.getLong("out_record"),
            Instant.ofEpochMilli(row.getLong("out_at")),
            row.getString("out_dock"));
    String dock = row.getString("in_dock");
    Optional<Passage> in =
        dock == null
            ? Optional.empty()
            : Optional.of(
                new Passage(
                    row.getLong("in_record"), Instant.ofEpochMilli(row.getLong("in_at")), dock));
    return new OutingRow(
        row.getString("recorder"), row.getString("assignments").lines().toList(), out, in);
  }

  private static Verdict verdict(String word) {
    return Verdict.valueOf(word.replace('-', '_'));
  }

  static String tracks(Map<String, Long> tracks) {
    return tracks.entrySet().stream()
        .map(track -> track.getKey() + "\t" + track.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static SortedMap<String, Long> tracks(String text) {
    SortedMap<String, Long> tracks = new TreeMap<>();
    for (String line : text.lines().toList()) {
      int tab = line.indexOf('\t');
      tracks.put(line.substring(0, tab), Long.parseLong(line.substring(tab + 1)));
    }
    return tracks;
  }

  static String persons(List<Person> persons) {
    return persons.stream()
        .map(person -> person.certificate() + "\t" + person.name())
        .collect(Collectors.joining("\n"));
  }

  private static List<Person> persons(String text) {
    return text.lines()
        .map(line -> {
          int tab = line.indexOf('\t');
          return new Person(line.substring(tab + 1), line.substring(0, tab));
        })
        .toList();
  }
}

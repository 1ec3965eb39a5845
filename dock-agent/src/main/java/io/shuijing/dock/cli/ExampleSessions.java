package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.Chapter;
import io.shuijing.dock.catalogue.Mark;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.verify.Outline;
import io.shuijing.evidence.verify.SessionReport.Content;
import io.shuijing.evidence.verify.SessionReport.Times;
import io.shuijing.evidence.verify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Sessions of an office that there is not: 100 recorders, 200 officers, two in each session. */
record ExampleSessions(int count) {
  private static final int RECORDERS = 100;
  private static final int OFFICERS = 200;
  private static final int CHAPTER = 10_000;
  private static final int LIMIT = 100;
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration APART = Duration.ofMinutes(3);

  /** Fills a catalogue, and gives the same rows as text. */
  void writeTo(Catalogue catalogue, Consumer<String> rows) throws CatalogueFault {
    for (int recorder = 0; recorder < RECORDERS; recorder++) {
      Optional<Mark> mark = Optional.empty();
      List<SessionRow> sessions = new ArrayList<>();
      for (int i = recorder; i < count; i += RECORDERS) {
        SessionRow row = row(i);
        sessions.add(row);
        rows.accept(line(row));
        if (sessions.size() == CHAPTER || i + RECORDERS >= count) {
          Mark after = new Mark(i + 1L, i, Digest.of("example " + i), Optional.empty());
          catalogue.write(
              new Chapter(serial(recorder), mark, sessions, List.of(), List.of(), after));
          mark = Optional.of(after);
          sessions.clear();
        }
      }
    }
  }

  private static SessionRow row(int i) {
    Instant from = FIRST.plus(APART.multipliedBy(i));
    long record = i / RECORDERS * 100L;
    Verdict verdict =
        i % 1000 == 7 ? Verdict.MISSING : i % 100 == 3 ? Verdict.INTERRUPTED : Verdict.INTACT;
    Outline outline =
        new Outline(
            new SessionId(1, i / RECORDERS + 1L),
            Optional.of("example-" + i),
            verdict,
            new Times(record, record + 90, from, from.plusSeconds(120), Optional.of("officer")),
            new Content(60, 1, 1, 60_000_000, 120_000),
            new TreeMap<>());
    return new SessionRow(
        serial(i % RECORDERS), outline, verdict, List.of(officer(i), officer(i * 7L + 1)));
  }

  private static Person officer(long i) {
    long number = i % OFFICERS;
    return new Person("示例员" + number, String.format(Locale.ROOT, "EX-%06d", number));
  }

  private static String serial(int recorder) {
    return String.format(Locale.ROOT, "EX-%04d", recorder);
  }

  private static String line(SessionRow row) {
    return row.recorder() + " " + row.outline() + " " + row.verdict() + " " + row.officers();
  }

  Search byOfficer(int round) {
    return search(
        Optional.of(officer(round * 13L).certificate()), Optional.empty(), Optional.empty());
  }

  Search byTime(int round) {
    return search(Optional.empty(), Optional.of(day(round)), Optional.empty());
  }

  Search byRecorder(int round) {
    return search(Optional.empty(), Optional.empty(), Optional.of(serial(round % RECORDERS)));
  }

  Search byAll(int round) {
    Instant from = day(round);
    return new Search(
        Optional.of(officer(round).certificate()),
        Optional.of(from),
        Optional.of(from.plus(Duration.ofDays(365))),
        Optional.of(serial(round % RECORDERS)),
        Optional.of(Verdict.INTACT),
        LIMIT);
  }

  private Instant day(int round) {
    return FIRST.plus(APART.multipliedBy((long) count * round / 128));
  }

  private static Search search(
      Optional<String> officer, Optional<Instant> from, Optional<String> recorder) {
    return new Search(
        officer,
        from,
        from.map(day -> day.plus(Duration.ofDays(1))),
        recorder,
        Optional.empty(),
        LIMIT);
  }
}

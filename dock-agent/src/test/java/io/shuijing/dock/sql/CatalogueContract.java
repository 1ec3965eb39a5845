package io.shuijing.dock.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.Chapter;
import io.shuijing.dock.catalogue.Mark;
import io.shuijing.dock.catalogue.OutingRow;
import io.shuijing.dock.catalogue.OutingRow.Passage;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.verify.Outline;
import io.shuijing.evidence.verify.SessionReport.Content;
import io.shuijing.evidence.verify.SessionReport.Times;
import io.shuijing.evidence.verify.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database has to do as a catalogue. */
abstract class CatalogueContract {
  private static final Instant DAY = Instant.parse("2026-11-24T00:00:00Z");
  private static final Person A = new Person("示例员甲", "EX-1");
  private static final Person B = new Person("示例员乙", "EX-2");

  private Catalogue catalogue;

  /** An empty catalogue, or the same one opened once more. */
  abstract Catalogue open() throws Exception;

  @BeforeEach
  void an_empty_catalogue() throws Exception {
    catalogue = open();
  }

  private static SessionRow session(String recorder, long counter, Verdict verdict, Person... who) {
    Instant from = DAY.plusSeconds(counter * 3600);
    Outline outline =
        new Outline(
            new SessionId(1, counter),
            Optional.of("order-" + counter),
            Verdict.INTACT,
            new Times(counter * 10, counter * 10 + 9, from, from.plusSeconds(60), Optional.empty()),
            new Content(3, 1, 2, 3000, 60_000),
            new TreeMap<>(Map.of("sessions/1-" + counter + "/av-0001.track", 4096L)));
    return new SessionRow(recorder, outline, verdict, List.of(who));
  }

  private static Mark mark(long records) {
    return new Mark(
        records, records * 100, Digest.of("r" + records), Optional.of(new SessionId(1, records)));
  }

  private static Chapter first(String recorder, SessionRow... sessions) {
    return new Chapter(
        recorder, Optional.empty(), List.of(sessions), List.of(), List.of(), mark(1));
  }

  private static Search by(Optional<String> officer, Optional<Verdict> verdict) {
    return new Search(officer, Optional.empty(), Optional.empty(), Optional.empty(), verdict, 10);
  }

  @Test
  void what_was_written_is_read_back_whole() throws Exception {
    SessionRow row = session("RZ-1", 1, Verdict.MISSING, A, B);
    assertThat(catalogue.write(first("RZ-1", row))).isTrue();
    assertThat(open().search(Search.all(10))).containsExactly(row);
    assertThat(open().mark("RZ-1")).contains(mark(1));
  }

  @Test
  void sessions_are_found_by_officer_time_recorder_and_verdict() throws Exception {
    SessionRow one = session("RZ-1", 1, Verdict.INTACT, A);
    SessionRow two = session("RZ-1", 2, Verdict.MISSING, A, B);
    SessionRow three = session("RZ-2", 3, Verdict.INTACT, B);
    catalogue.write(first("RZ-1", one, two));
    catalogue.write(first("RZ-2", three));
    assertThat(catalogue.search(Search.all(10))).containsExactly(three, two, one);
    assertThat(catalogue.search(Search.all(2))).containsExactly(three, two);
    assertThat(catalogue.search(by(Optional.of("EX-1"), Optional.empty())))
        .containsExactly(two, one);
    assertThat(catalogue.search(by(Optional.of("示例员乙"), Optional.empty())))
        .containsExactly(three, two);
    assertThat(catalogue.search(by(Optional.of("示例员丙"), Optional.empty()))).isEmpty();
    assertThat(catalogue.search(by(Optional.empty(), Optional.of(Verdict.MISSING))))
        .containsExactly(two);
    assertThat(catalogue.search(by(Optional.of("EX-2"), Optional.of(Verdict.INTACT))))
        .containsExactly(three);
    Search span =
        new Search(
            Optional.empty(),
            Optional.of(DAY.plusSeconds(3600)),
            Optional.of(DAY.plusSeconds(3 * 3600)),
            Optional.of("RZ-1"),
            Optional.empty(),
            10);
    assertThat(catalogue.search(span)).containsExactly(two, one);
  }

  @Test
  void a_name_that_two_officers_have_finds_both() throws Exception {
    Person namesake = new Person(A.name(), "EX-9");
    SessionRow one = session("RZ-1", 1, Verdict.INTACT, A);
    SessionRow two = session("RZ-1", 2, Verdict.INTACT, namesake);
    catalogue.write(first("RZ-1", one, two));
    assertThat(catalogue.search(by(Optional.of(A.name()), Optional.empty())))
        .containsExactly(two, one);
  }

  @Test
  void who_comes_second_with_a_chapter_changes_nothing() throws Exception {
    catalogue.write(first("RZ-1", session("RZ-1", 1, Verdict.INTACT)));
    Chapter next =
        new Chapter(
            "RZ-1",
            Optional.of(mark(1)),
            List.of(session("RZ-1", 2, Verdict.INTACT)),
            List.of(),
            List.of(),
            mark(2));
    Chapter late =
        new Chapter(
            "RZ-1",
            Optional.of(mark(1)),
            List.of(session("RZ-1", 3, Verdict.INTACT)),
            List.of(),
            List.of(),
            mark(3));
    assertThat(catalogue.write(next)).isTrue();
    assertThat(catalogue.write(late)).isFalse();
    assertThat(catalogue.search(Search.all(10))).hasSize(2);
    assertThat(catalogue.mark("RZ-1")).contains(mark(2));
  }

  @Test
  void sessions_that_wait_are_judged_later() throws Exception {
    SessionRow waiting = session("RZ-1", 1, Verdict.MISSING);
    catalogue.write(first("RZ-1", waiting, session("RZ-1", 2, Verdict.INTACT)));
    assertThat(catalogue.awaiting("RZ-1")).containsExactly(waiting);
    SessionRow judged = session("RZ-1", 1, Verdict.INTACT);
    catalogue.judge(List.of(judged));
    assertThat(catalogue.awaiting("RZ-1")).isEmpty();
    assertThat(catalogue.sessions("RZ-1", 10, 20)).containsExactly(judged);
  }

  @Test
  void a_check_in_ends_what_is_out_and_stays_when_read_again() throws Exception {
    OutingRow out =
        new OutingRow("RZ-1", List.of("order-1"), new Passage(5, DAY, "dock-1"), Optional.empty());
    Passage in = new Passage(9, DAY.plusSeconds(60), "dock-2");
    catalogue.write(
        new Chapter("RZ-1", Optional.empty(), List.of(), List.of(out), List.of(), mark(6)));
    assertThat(outings()).containsExactly(out);
    catalogue.write(
        new Chapter("RZ-1", Optional.of(mark(6)), List.of(), List.of(out), List.of(in), mark(10)));
    assertThat(outings())
        .containsExactly(new OutingRow("RZ-1", List.of("order-1"), out.out(), Optional.of(in)));
    assertThat(catalogue.outings(DAY.plusSeconds(61), DAY.plusSeconds(90))).isEmpty();
  }

  private List<OutingRow> outings() throws CatalogueFault {
    return catalogue.outings(DAY, DAY.plusSeconds(90));
  }

  @Test
  void recorders_that_are_gone_from_the_archive_go_from_the_catalogue() throws Exception {
    catalogue.write(first("RZ-1", session("RZ-1", 1, Verdict.INTACT, A)));
    catalogue.write(first("RZ-2", session("RZ-2", 2, Verdict.INTACT, A)));
    catalogue.keepOnly(List.of("RZ-2"));
    assertThat(catalogue.search(by(Optional.of("EX-1"), Optional.empty())))
        .extracting(SessionRow::recorder)
        .containsExactly("RZ-2");
    assertThat(catalogue.mark("RZ-1")).isEmpty();
  }

  @Test
  void text_that_looks_like_a_statement_is_text() throws Exception {
    Person hostile = new Person("'; DROP TABLE session; --", "EX-1' OR '1'='1");
    SessionRow row = session("RZ-1", 1, Verdict.INTACT, hostile);
    catalogue.write(first("RZ-1", row));
    assertThat(catalogue.search(by(Optional.of(hostile.name()), Optional.empty())))
        .containsExactly(row);
    assertThat(catalogue.search(by(Optional.of("x' OR '1'='1"), Optional.empty()))).isEmpty();
  }
}

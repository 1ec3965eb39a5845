package io.shuijing.dock.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.dock.sql.SqlCatalogue;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.cli.FolderSupply;
import io.shuijing.evidence.cli.KeyFolder;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.SessionReport;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.evidence.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CataloguerTest {
  private static final Person WHO = new Person("示例员甲", "EX-1");

  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private AnsweringRecorder recorder;
  private Catalogue catalogue;

  @BeforeEach
  void an_office_with_a_recorder() throws Exception {
    shift = Shift.in(folder.resolve("office"));
    card = shift.enrolled("RZ-0007");
    recorder = shift.answering(card);
    catalogue = newCatalogue("bit-by-bit.db");
  }

  private Catalogue newCatalogue(String file) throws CatalogueFault {
    return SqlCatalogue.sqlite(folder.resolve(file).toString());
  }

  private Cataloguer cataloguer(Catalogue into) {
    return new Cataloguer(
        Shift.DOMAIN, new DirectoryArchive(shift.volume()), into, (_, _) -> List.of(WHO));
  }

  private void afterEachEvent() {
    shift.onEvent =
        event -> {
          if (!(event instanceof BayEvent.Pulled)) {
            update();
          }
        };
  }

  private void update() {
    try {
      cataloguer(catalogue).updateAll();
    } catch (CatalogueFault | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Object> everythingIn(Catalogue catalogue) throws CatalogueFault {
    List<Object> all = new ArrayList<>(catalogue.search(Search.all(1000)));
    all.addAll(catalogue.outings(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")));
    all.add(catalogue.mark("RZ-0007"));
    return all;
  }

  private void assertSameAsRebuilt() throws Exception {
    Catalogue rebuilt = newCatalogue("rebuilt.db");
    cataloguer(rebuilt).rebuild();
    assertThat(everythingIn(catalogue)).isEqualTo(everythingIn(rebuilt)).hasSizeGreaterThan(1);
    cataloguer(catalogue).rebuild();
    assertThat(everythingIn(catalogue)).isEqualTo(everythingIn(rebuilt));
  }

  private Report verified() throws IOException {
    Path recorderFolder = shift.folder.resolve("archive/RZ-0007");
    return new Verifier(KeyFolder.read(shift.folder.resolve("keys")).anchors())
        .verify(new FolderSupply(recorderFolder, Supply.Kind.ARCHIVE));
  }

  private void order(String assignment) {
    shift.write(
        "orders/RZ-0007.order",
        """
        shuijing-order/v1
        assignment %s
        unit 示例市水利局
        purpose 检查
        matter 示例河段
        officer 示例员甲 EX-1
        language zh
        """
            .replace("%s", assignment));
  }

  @Test
  void filled_after_every_event_it_is_the_same_as_rebuilt() throws Exception {
    afterEachEvent();
    order("order-1");
    card.session(1, 3, 300);
    shift.dock(recorder);
    card.session(2, 2, 300);
    card.session(3, 2, 300);
    shift.dock(recorder);
    assertThat(catalogue.search(Search.all(10)))
        .extracting(row -> row.outline().id().toString())
        .containsExactly("1-3", "1-2", "1-1");
    assertThat(catalogue.outings(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
        .singleElement()
        .satisfies(outing -> {
          assertThat(outing.assignments()).containsExactly("order-1");
          assertThat(outing.in()).isPresent();
        });
    assertSameAsRebuilt();
  }

  @Test
  void its_verdicts_are_those_of_the_verifier() throws Exception {
    afterEachEvent();
    card.session(1, 3, 300);
    interrupted(2);
    String lost = card.session(3, 2, 300);
    card.files.remove(lost);
    openEnded(4);
    shift.dock(recorder);
    List<SessionReport> sessions = verified().sessions();
    assertThat(sessions)
        .extracting(SessionReport::verdict)
        .containsExactly(Verdict.INTACT, Verdict.INTERRUPTED, Verdict.MISSING, Verdict.OPEN_ENDED);
    assertThat(catalogue.search(Search.all(10)).reversed())
        .extracting(SessionRow::verdict)
        .containsExactlyElementsOf(sessions.stream().map(SessionReport::verdict).toList());
    assertThat(catalogue.search(Search.all(10)).reversed())
        .extracting(row -> row.outline().content())
        .containsExactlyElementsOf(sessions.stream().map(SessionReport::content).toList());
    assertThat(catalogue.search(Search.all(10)).reversed())
        .extracting(row -> row.outline().times())
        .containsExactlyElementsOf(sessions.stream().map(SessionReport::times).toList());
    assertSameAsRebuilt();
  }

  private void interrupted(long counter) {
    SessionId id = new SessionId(1, counter);
    card.write(new Entry.SessionOpen(id, "button", Optional.of("order-1"), "avc1", "-", 0));
    Entry.GapEnd end = new Entry.GapEnd(1, 10, Instant.parse("2026-11-23T08:00:00Z"));
    card.write(new Entry.Gap(id, end, end, "camera"));
    card.write(
        new Entry.SessionClose(
            id, "officer", java.util.OptionalLong.empty(), 0, new Entry.Totals(0, 0)));
  }

  private void openEnded(long counter) {
    SessionId id = new SessionId(1, counter);
    card.write(new Entry.SessionOpen(id, "button", Optional.empty(), "avc1", "-", 0));
  }

  @Test
  void a_session_is_named_before_its_bytes_are_there_and_judged_when_they_came() throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    shift.onEvent =
        _ -> {
          update();
          try {
            catalogue.search(Search.all(1)).forEach(row -> verdicts.add(row.verdict()));
          } catch (CatalogueFault e) {
            throw new IllegalStateException(e);
          }
        };
    card.session(1, 3, 300);
    shift.dock(recorder);
    assertThat(verdicts).startsWith(Verdict.MISSING).endsWith(Verdict.INTACT);
    assertThat(catalogue.awaiting("RZ-0007")).isEmpty();
  }

  @Test
  void a_catalogue_that_was_lost_or_is_behind_catches_up_by_itself() throws Exception {
    card.session(1, 3, 300);
    shift.dock(recorder);
    update();
    card.session(2, 3, 300);
    card.session(3, 3, 300);
    shift.dock(recorder);
    update();
    update();
    assertThat(catalogue.search(Search.all(10))).hasSize(3);
    assertSameAsRebuilt();
  }

  @Test
  void a_journal_that_is_shorter_or_another_one_than_it_was_is_read_anew() throws Exception {
    card.session(1, 3, 300);
    shift.dock(recorder);
    update();
    RecorderFolder other = RecorderFolder.of(card.name, shift.office().key(), shift.recipients());
    other.session(7, 2, 200);
    Path journal = shift.folder.resolve("archive/RZ-0007/journal");
    Files.write(journal, other.journalBytes());
    update();
    assertThat(catalogue.search(Search.all(10)))
        .extracting(row -> row.outline().id().toString())
        .containsExactly("1-7");
  }

  @Test
  void a_record_of_which_only_a_part_is_there_yet_is_taken_later() throws Exception {
    card.session(1, 3, 300);
    shift.dock(recorder);
    Path journal = shift.folder.resolve("archive/RZ-0007/journal");
    byte[] whole = Files.readAllBytes(journal);
    for (int length : new int[] {0, 1, 700, whole.length / 2, whole.length - 1, whole.length}) {
      Files.write(journal, java.util.Arrays.copyOf(whole, length));
      update();
    }
    assertSameAsRebuilt();
    assertThat(catalogue.search(Search.all(10))).hasSize(1);
  }

  @Test
  void officers_come_from_the_assignment() throws Exception {
    afterEachEvent();
    interrupted(1);
    card.session(2, 2, 200);
    shift.dock(recorder);
    assertThat(catalogue.search(Search.all(10)))
        .extracting(SessionRow::officers)
        .containsExactly(List.of(), List.of(WHO));
  }
}

package io.shuijing.dock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.catalogue.Cataloguer;
import io.shuijing.dock.catalogue.OutingRow;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.dock.prompt.OrderFault;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.dock.roster.AssignmentBook;
import io.shuijing.dock.roster.AssignmentImport;
import io.shuijing.dock.roster.Desk;
import io.shuijing.dock.roster.Matters;
import io.shuijing.dock.roster.Roster;
import io.shuijing.dock.roster.RosterBook;
import io.shuijing.dock.roster.RosterImport;
import io.shuijing.dock.sheet.Form;
import io.shuijing.dock.sql.SqlCatalogue;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.verify.Language;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the desk over the bay and the journal to the ledger. */
class UseLedgerTest {
  private static final Instant FROM = ManualClocks.START.minusSeconds(3600);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private AnsweringRecorder recorder;
  private Orders orders;
  private SqlCatalogue catalogue;

  @BeforeEach
  void an_office_with_two_officers_and_an_assignment() throws Exception {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    recorder = shift.answering(card);
    orders = new Orders(DirectoryVolume.create("orders", folder.resolve("orders")));
    catalogue = SqlCatalogue.sqlite(folder.resolve("catalogue.db").toString());
    Roster roster =
        RosterImport.read(
            "officers.csv",
            utf8("编号,姓名,执法证号,卡号\nEX01,示例员甲,410482-001,AAAA\nEX02,示例员乙,410482-002,BBBB\n"),
            Roster.EMPTY,
            Shift.entropy());
    RosterBook book = new RosterBook(shift.volume());
    book.replace(book.current(), roster);
    new AssignmentBook(shift.volume())
        .plan(
            AssignmentImport.read(
                "tasks.csv",
                utf8(
                    """
                    任务编号,单位,目的,事项,执法人员,清单序号
                    RW-1,示例市水利局,检查取水许可,示例河段取水口,EX01;EX02,1
                    """),
                roster,
                Matters.of(shift.volume())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void takeRecorder() throws Exception {
    Desk desk = new Desk(shift.volume(), orders);
    desk.order(desk.byCard("BBBB"), Optional.empty(), card.name);
    shift.dock(recorder);
  }

  private void record(long counter, Optional<String> assignment) {
    SessionId id = new SessionId(1, counter);
    card.write(new Entry.SessionOpen(id, "button", assignment, "avc1", "-", 0));
    card.write(
        new Entry.SessionClose(id, "officer", OptionalLong.empty(), 0, new Entry.Totals(0, 0)));
  }

  private List<LedgerLine> lines(Duration later) throws Exception {
    new Cataloguer(Shift.DOMAIN, new DirectoryArchive(shift.volume()), catalogue, this::officersOf)
        .updateAll();
    Instant now = shift.clocks.wall().time().plus(later);
    return ledger().lines(FROM, now.plusMillis(1), now);
  }

  private List<Person> officersOf(String serial, String assignment) throws HardwareFault {
    try {
      return orders.wasGiven(serial, assignment).stream()
          .flatMap(order -> order.officers().stream())
          .map(officer -> new Person(officer.name(), officer.certificate()))
          .toList();
    } catch (OrderFault e) {
      throw new IllegalStateException(e);
    }
  }

  private UseLedger ledger() throws Exception {
    return new UseLedger(
        catalogue,
        this::officersOf,
        new Purposes(new AssignmentBook(shift.volume()), Matters.of(shift.volume())));
  }

  @Test
  void who_used_which_recorder_from_when_to_when_and_what_was_recorded() throws Exception {
    takeRecorder();
    card.session(1, 3, 300);
    shift.dock(recorder);
    assertThat(lines(Duration.ZERO))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.recorder()).isEqualTo("RZ-0007");
          assertThat(line.officers())
              .extracting(Person::toString)
              .containsExactly("示例员乙 410482-002", "示例员甲 410482-001");
          assertThat(line.task().map(LedgerLine.Task::text)).contains("检查取水许可 示例河段取水口");
          assertThat(line.passages().out().map(OutingRow.Passage::dock))
              .contains(Shift.DOCK.text());
          assertThat(line.passages().in()).isPresent();
          assertThat(line.sessions())
              .extracting(session -> session.outline().id().toString())
              .containsExactly("1-1");
        });
  }

  @Test
  void a_recorder_that_is_out_is_named_and_after_24_hours_it_is_overdue() throws Exception {
    takeRecorder();
    assertThat(lines(Duration.ofHours(23)))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.remarks()).hasExactlyElementsOfTypes(Remark.StillOut.class);
          assertThat(line.isAlarming()).isFalse();
        });
    assertThat(lines(Duration.ofHours(25)))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.remarks()).hasExactlyElementsOfTypes(Remark.Overdue.class);
          assertThat(line.isAlarming()).isTrue();
        });
  }

  @Test
  void matters_that_were_to_be_recorded_and_were_not_are_named() throws Exception {
    takeRecorder();
    record(1, Optional.of("RW-1"));
    shift.dock(recorder);
    assertThat(lines(Duration.ZERO).getFirst().remarks())
        .containsExactly(new Remark.NotCovered(List.of("1 行政检查·调查取证·调查笔录")));
  }

  @Test
  void a_session_without_assignment_and_one_without_check_out_are_shown_for_review()
      throws Exception {
    card.session(1, 2, 300);
    shift.dock(recorder);
    assertThat(lines(Duration.ZERO))
        .singleElement()
        .satisfies(line ->
            assertThat(line.remarks())
                .containsExactly(new Remark.NotTakenAtADock(), new Remark.WithoutAssignment(1)));
  }

  @Test
  void it_is_printed_as_an_office_keeps_it() throws Exception {
    takeRecorder();
    card.session(1, 3, 300);
    shift.dock(recorder);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Form.CSV.write(new LedgerSheet(Language.ZH, ZONE).ledger(lines(Duration.ZERO)), out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(
            String.join(
                "\r\n",
                "\uFEFF序号,执法记录仪编号,使用人员,同行人员,执法任务,领取时间,归还时间,记录内容,备注",
                "1,RZ-0007,示例员乙 410482-002,示例员甲 410482-001,RW-1 检查取水许可 示例河段取水口,"
                    + "2026-11-23 16:00,2026-11-23 16:00,11-23 16:00 0:00:04 完整,"));
  }
}

package io.shuijing.dock.workrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.catalogue.Cataloguer;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.dock.sql.SqlCatalogue;
import io.shuijing.dock.workrecord.WorkRecord.About;
import io.shuijing.dock.workrecord.WorkRecord.Grounds;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.cli.FolderSupply;
import io.shuijing.evidence.cli.KeyFolder;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.evidence.verify.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkRecordBookTest {
  private static final Person OFFICER = new Person("示例员甲", "410482-001");
  private static final Person LEADER = new Person("示例员丁", "410482-004");
  private static final About ABOUT =
      new About(Name.recorder(Shift.DOMAIN, "RZ-0007"), new SessionId(1, 1));

  @TempDir Path folder;
  private Shift shift;
  private WorkRecordBook book;

  @BeforeEach
  void an_office() {
    shift = Shift.in(folder);
    book = new WorkRecordBook(new DirectoryArchive(shift.volume()), shift.office());
  }

  private static WorkRecord written(String reason) {
    return new WorkRecord(
        ABOUT, Cause.DEVICE, new Grounds(reason, "第十二条第一项"), OFFICER, ManualClocks.START);
  }

  private static Opinion opinion(boolean agreed, Person by) {
    return new Opinion(agreed, agreed ? "同意" : "请写明电量", by, ManualClocks.START);
  }

  @Test
  void written_sent_back_written_again_agreed_and_filed() throws Exception {
    assertThat(book.stage(ABOUT)).isEqualTo(new Stage.ToBeWritten());
    book.write(written("电池耗尽"));
    assertThat(book.stage(ABOUT)).isEqualTo(new Stage.ToBeReviewed(written("电池耗尽")));
    book.review(ABOUT, opinion(false, LEADER));
    assertThat(book.stage(ABOUT)).isInstanceOf(Stage.SentBack.class);
    book.write(written("电池耗尽，剩余 0 分钟"));
    book.review(ABOUT, opinion(true, LEADER));
    assertThat(book.stage(ABOUT))
        .isInstanceOfSatisfying(
            Stage.Filed.class,
            filed -> assertThat(filed.written()).isEqualTo(written("电池耗尽，剩余 0 分钟")));
    assertThat(folder.resolve("archive/RZ-0007/work-records/1-1"))
        .isDirectoryContaining("glob:**/4.note");
  }

  @Test
  void nothing_is_written_twice_reviewed_before_or_by_who_wrote_it() throws Exception {
    assertThatThrownBy(() -> book.review(ABOUT, opinion(true, LEADER)))
        .isInstanceOf(WorkRecordFault.class)
        .hasMessageContaining("nothing is to be reviewed");
    book.write(written("电池耗尽"));
    assertThatThrownBy(() -> book.write(written("别的原因")))
        .isInstanceOf(WorkRecordFault.class)
        .hasMessageContaining("written already");
    assertThatThrownBy(() -> book.review(ABOUT, opinion(true, OFFICER)))
        .isInstanceOf(WorkRecordFault.class)
        .hasMessageContaining("wrote themselves");
    assertThat(book.stage(ABOUT)).isEqualTo(new Stage.ToBeReviewed(written("电池耗尽")));
  }

  @Test
  void a_changed_character_is_noticed() throws Exception {
    book.write(written("电池耗尽"));
    Path note = folder.resolve("archive/RZ-0007/work-records/1-1/1.note");
    String text = Files.readString(note);
    Files.delete(note);
    Files.writeString(note, text.replace("电池耗尽", "电池完好"));
    assertThatThrownBy(() -> book.stage(ABOUT))
        .isInstanceOf(WorkRecordFault.class)
        .hasMessageContaining("has not signed number 1");
  }

  @Test
  void only_sessions_that_were_broken_off_need_one_and_filing_changes_no_verdict()
      throws Exception {
    RecorderFolder card = shift.enrolled("RZ-0007");
    card.session(1, 2, 300);
    SessionId id = new SessionId(1, 2);
    card.write(new Entry.SessionOpen(id, "button", Optional.empty(), "avc1", "-", 0));
    card.write(
        new Entry.SessionClose(id, "battery", OptionalLong.of(0), 0, new Entry.Totals(0, 0)));
    shift.dock(shift.answering(card));
    SqlCatalogue catalogue = SqlCatalogue.sqlite(folder.resolve("catalogue.db").toString());
    new Cataloguer(
            Shift.DOMAIN, new DirectoryArchive(shift.volume()), catalogue, (_, _) -> List.of())
        .updateAll();
    assertThat(catalogue.search(Search.all(10)))
        .filteredOn(WorkRecordBook::isDue)
        .extracting(SessionRow::outline)
        .extracting(outline -> outline.id().toString())
        .containsExactly("1-2");
    book.write(written("电池耗尽"));
    Supply supply = new FolderSupply(folder.resolve("archive/RZ-0007"), Supply.Kind.ARCHIVE);
    assertThat(
            new Verifier(KeyFolder.read(folder.resolve("keys")).anchors()).verify(supply).verdict())
        .isEqualTo(Verdict.INTACT);
  }
}

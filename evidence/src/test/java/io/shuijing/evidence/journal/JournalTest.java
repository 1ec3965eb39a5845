package io.shuijing.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.custody.MerkleTree;
import io.shuijing.evidence.note.Note.Standing;
import io.shuijing.evidence.note.SoftwareSigner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JournalTest {

  @TestFactory
  Stream<DynamicTest> every_type_reads_back_as_it_was_written() {
    return Samples.journal(Samples.entries()).stream()
        .map(record ->
            DynamicTest.dynamicTest(
                record.record().type() + " " + record.n(),
                () -> {
                  StoredRecord read = StoredRecord.parse(record.note().bytes());
                  assertThat(read).isEqualTo(record);
                  assertThat(read.record().text()).isEqualTo(record.note().text());
                  assertThat(read.note().standing(List.of(Samples.RECORDER_KEY.key())))
                      .isEqualTo(Standing.GOOD);
                }));
  }

  @Test
  void the_samples_hold_every_type_there_is() {
    List<String> types =
        Samples.journal(Samples.entries()).stream().map(r -> r.record().type()).distinct().toList();
    int segmentsAndStills = 2;
    assertThat(types).hasSize(Entry.class.getPermittedSubclasses().length - 1 + segmentsAndStills);
  }

  @Test
  void each_record_names_the_digest_of_the_one_before_as_it_is_stored() {
    List<StoredRecord> records = Samples.journal(Samples.entries());
    assertThat(records.getFirst().record().prev()).isEqualTo(Digest.ZERO);
    for (int i = 1; i < records.size(); i++) {
      assertThat(records.get(i).record().prev())
          .isEqualTo(Digest.of(records.get(i - 1).note().bytes()));
      assertThat(records.get(i).n()).isEqualTo(i);
    }
  }

  @Test
  void the_head_grows_the_root_of_the_tree_over_all_records() {
    JournalHead head = JournalHead.empty(Samples.RECORDER);
    assertThat(head.root()).isEqualTo(MerkleTree.EMPTY_ROOT);
    List<StoredRecord> records = Samples.journal(Samples.entries());
    for (StoredRecord record : records) {
      head = head.after(record);
      List<Digest> leaves =
          records.subList(0, (int) head.size()).stream()
              .map(r -> MerkleTree.leaf(r.note().bytes()))
              .toList();
      assertThat(head.root()).isEqualTo(MerkleTree.root(leaves));
      assertThat(head.last()).isEqualTo(record.digest());
    }
  }

  @Test
  void a_head_takes_no_record_that_does_not_continue_it() {
    List<StoredRecord> records = Samples.journal(Samples.entries());
    JournalHead head = JournalHead.empty(Samples.RECORDER).after(records.get(0));
    JournalHead other = JournalHead.empty(Name.recorder("ruzhou-water.example", "RZ-0008"));
    assertThat(head.isContinuedBy(records.get(1))).isTrue();
    assertThat(head.isContinuedBy(records.get(0))).isFalse();
    assertThat(head.isContinuedBy(records.get(2))).isFalse();
    assertThat(other.isContinuedBy(records.get(0))).isFalse();
    assertThatThrownBy(() -> head.after(records.get(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_fork_of_the_same_number_does_not_continue() {
    JournalHead head = JournalHead.empty(Samples.RECORDER);
    StoredRecord genesis = Samples.next(head, Samples.genesis());
    JournalHead one = head.after(genesis);
    StoredRecord here = Samples.next(one, new Entry.Off("button"));
    StoredRecord there = Samples.next(one, new Entry.Off("battery"));
    StoredRecord after = Samples.next(one.after(there), new Entry.Off("button"));
    assertThat(one.after(here).isContinuedBy(after)).isFalse();
  }

  @Test
  void what_no_reader_would_take_is_never_signed() {
    JournalHead head = JournalHead.empty(Samples.RECORDER);
    JournalHead behind = head.after(Samples.next(head, Samples.genesis()));
    List<Entry> unreadable =
        List.of(
            new Entry.Off("two words"),
            new Entry.Off("a\nabandoned " + Digest.ZERO),
            new Entry.Off(""),
            new Entry.Mark(Samples.SESSION, "scene", -1),
            new Entry.Wipe(Digest.ZERO, 1, 1, (1L << 53) + 1),
            new Entry.PreCheck(List.of()),
            new Entry.PreCheck(List.of(new Entry.Check("battery", "perhaps", "-"))),
            Samples.genesis());
    for (Entry entry : unreadable) {
      assertThatThrownBy(() -> Samples.next(behind, entry))
          .as(entry.toString())
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Samples.next(head, new Entry.Off("button")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_detail_is_made_fit_instead_of_losing_the_record() {
    Entry.Fault fault =
        new Entry.Fault(
            "encoder", "stopped", "  ffmpeg:\n\t坏了  \u0007" + "x".repeat(300), List.of());
    List<StoredRecord> records =
        Samples.journal(List.of(fault, new Entry.Fault("a", "b", "", List.of())));
    assertThat(((Entry.Fault) records.get(1).entry()).detail())
        .startsWith("ffmpeg: ??")
        .hasSizeLessThanOrEqualTo(200);
    assertThat(((Entry.Fault) records.get(2).entry()).detail()).isEqualTo("-");
  }

  @Test
  void an_edited_record_is_read_but_not_believed() throws Exception {
    StoredRecord close =
        Samples.journal(Samples.entries()).stream()
            .filter(r -> r.record().type().equals("session-close"))
            .findFirst()
            .orElseThrow();
    String edited = close.note().toString().replace("\nsegments 66\n", "\nsegments 65\n");
    StoredRecord read = StoredRecord.parse(Bytes.utf8(edited));
    assertThat(((Entry.SessionClose) read.entry()).segments()).isEqualTo(65);
    assertThat(read.note().standing(List.of(Samples.RECORDER_KEY.key()))).isEqualTo(Standing.BAD);
    assertThat(read.digest()).isNotEqualTo(close.digest());
  }

  @Test
  void genesis_names_only_keys_of_its_recorder_and_of_its_office() throws Exception {
    StoredRecord genesis = Samples.journal(List.of()).getFirst();
    SoftwareSigner stranger = SoftwareSigner.ed25519("other.example/office", Samples.seed("x"));
    String text = genesis.note().toString();
    String office = Samples.OFFICE_KEY.key().toString();
    assertThat(clauseOf(text.replace(office, stranger.key().toString()))).isEqualTo("J11");
    assertThat(clauseOf(text.replace(office, Samples.RECORDER_KEY.key().toString())))
        .isEqualTo("J11");
    assertThat(clauseOf(text.replace("\nkey " + Samples.RECORDER_KEY.key(), "\nkey " + office)))
        .isEqualTo("J11");
    assertThat(
            clauseOf(
                text.replace(
                    "\nkey " + Samples.RECORDER_KEY.key(),
                    "\nkey " + Samples.RECORDER_KEY.witnessKey())))
        .isEqualTo("J11");
    assertThat(clauseOf(text.replace("prev 0", "prev 1"))).isEqualTo("J5");
    assertThat(Optional.of(StoredRecord.parse(Bytes.utf8(text)))).isPresent();
  }

  private static String clauseOf(String note) {
    return catchThrowableOfType(Malformed.class, () -> StoredRecord.parse(Bytes.utf8(note)))
        .clause();
  }
}

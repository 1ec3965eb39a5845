package io.shuijing.evidence.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.recovery.JournalSurvey.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the sound part of a journal ends. */
class JournalSurveyTest {
  private static final Entry ALIVE = new Entry.Alive("standby", 1, java.util.OptionalInt.empty());

  private final List<StoredRecord> sound = new ArrayList<>();
  private final List<Long> offsets = new ArrayList<>();

  private static List<StoredRecord> journal(int records) {
    return Samples.journal(Collections.nCopies(records - 1, ALIVE));
  }

  private Found survey(byte[] journal) throws IOException {
    return JournalSurvey.read(
        new ByteArrayInputStream(journal),
        Samples.RECORDER,
        List.of(Samples.RECORDER_KEY.key()),
        (record, offset) -> {
          sound.add(record);
          offsets.add(offset);
        });
  }

  private static JournalHead headOf(List<StoredRecord> records) {
    JournalHead head = JournalHead.empty(Samples.RECORDER);
    for (StoredRecord record : records) {
      head = head.after(record);
    }
    return head;
  }

  @Test
  void a_whole_journal_is_sound_to_its_end() throws IOException {
    List<StoredRecord> records = journal(100);
    byte[] file = Samples.file(records);
    Found found = survey(file);
    assertThat(found.head()).isEqualTo(headOf(records));
    assertThat(found.soundBytes()).isEqualTo(file.length);
    assertThat(found.fileBytes()).isEqualTo(file.length);
    assertThat(found.damaged()).isEmpty();
    assertThat(found.ours()).isTrue();
    assertThat(sound).isEqualTo(records);
    assertThat(offsets.get(1)).isEqualTo(records.getFirst().inJournal().length);
  }

  @Test
  void no_journal_at_all_is_the_beginning_of_one() throws IOException {
    Found found = survey(new byte[0]);
    assertThat(found.head()).isEqualTo(JournalHead.empty(Samples.RECORDER));
    assertThat(found.ours()).isTrue();
  }

  @Test
  void a_record_torn_anywhere_ends_the_sound_part_before_it() throws IOException {
    List<StoredRecord> records = journal(5);
    byte[] file = Samples.file(records);
    int last = records.getLast().inJournal().length;
    for (int cut = 1; cut <= last; cut++) {
      Found found = survey(Arrays.copyOf(file, file.length - cut));
      assertThat(found.head()).as("cut by %s", cut).isEqualTo(headOf(records.subList(0, 4)));
      assertThat(found.soundBytes()).isEqualTo(file.length - last);
      assertThat(found.damaged()).isEmpty();
    }
  }

  @Test
  void zeros_behind_the_last_record_are_a_torn_tail() throws IOException {
    byte[] file = Samples.file(journal(3));
    Found found = survey(Arrays.copyOf(file, file.length + 4_096));
    assertThat(found.soundBytes()).isEqualTo(file.length);
    assertThat(found.fileBytes()).isEqualTo(file.length + 4_096);
  }

  @Test
  void a_last_record_that_only_looks_signed_is_a_torn_tail() throws IOException {
    List<StoredRecord> records = new ArrayList<>(journal(4));
    JournalHead head = headOf(records);
    SoftwareSigner other =
        SoftwareSigner.ed25519(Samples.RECORDER.text(), Samples.seed("somebody"));
    records.add(signedBy(head, other));
    Found found = survey(Samples.file(records));
    assertThat(found.head()).isEqualTo(head);
    assertThat(sound).hasSize(4);
  }

  private static StoredRecord signedBy(JournalHead head, SoftwareSigner signer) {
    try {
      return head.next(Samples.moment(99_000), ALIVE, List.of(signer));
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }

  @Test
  void a_hole_with_signed_records_behind_it_is_damage_and_nothing_is_torn() throws IOException {
    List<StoredRecord> records = journal(50);
    List<StoredRecord> holed = new ArrayList<>(records);
    holed.remove(7);
    holed.remove(7);
    byte[] file = Samples.file(holed);
    Found found = survey(file);
    assertThat(found.damaged()).hasValue(7);
    assertThat(found.soundBytes()).isEqualTo(file.length);
    assertThat(found.head().size()).isEqualTo(50);
    assertThat(found.head().last()).isEqualTo(records.getLast().digest());
    assertThat(sound).isEqualTo(holed);
  }

  @Test
  void a_changed_record_in_the_middle_is_damage() throws IOException {
    byte[] file = Samples.file(journal(9));
    file[file.length / 2] ^= 0x20;
    Found found = survey(file);
    assertThat(found.damaged()).isPresent();
    assertThat(found.soundBytes()).isEqualTo(file.length);
    assertThat(found.head().size()).isEqualTo(9);
  }

  @Test
  void a_signed_record_from_far_away_bridges_nothing() throws IOException {
    List<StoredRecord> records = new ArrayList<>(journal(3));
    JournalHead far =
        new JournalHead(
            Samples.RECORDER,
            JournalSurvey.MAX_HOLE + 10,
            records.getLast().digest(),
            headOf(records).tree());
    records.add(Samples.next(far, ALIVE));
    Found found = survey(Samples.file(records));
    assertThat(found.head().size()).isEqualTo(3);
    assertThat(found.damaged()).isEmpty();
  }

  @Test
  void the_journal_of_another_recorder_is_not_ours() throws IOException {
    String text = new String(Samples.file(journal(3)), StandardCharsets.UTF_8);
    Name other = Name.recorder("ruzhou-water.example", "RZ-0008");
    byte[] file =
        text.replace(Samples.RECORDER.text(), other.text()).getBytes(StandardCharsets.UTF_8);
    assertThat(survey(file).ours()).isFalse();
    assertThat(sound).isEmpty();
  }

  @Test
  void a_journal_of_our_name_and_other_keys_is_not_ours() throws IOException {
    SoftwareSigner other =
        SoftwareSigner.ed25519(Samples.RECORDER.text(), Samples.seed("somebody"));
    for (int records : List.of(1, JournalSurvey.TAIL, 2 * JournalSurvey.TAIL)) {
      byte[] file = Samples.file(journal(records));
      Found found =
          JournalSurvey.read(
              new ByteArrayInputStream(file), Samples.RECORDER, List.of(other.key()), (_, _) -> {});
      assertThat(found.ours()).as("%s records", records).isFalse();
    }
  }

  @Test
  void garbage_alone_is_torn_and_may_be_set_aside() throws IOException {
    Found found = survey(Bytes.join(List.of(new byte[] {'\n'}, new byte[100_000])));
    assertThat(found.ours()).isTrue();
    assertThat(found.soundBytes()).isZero();
    assertThat(found.fileBytes()).isEqualTo(100_001);
  }
}

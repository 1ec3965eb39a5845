package io.shuijing.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.JournalReader.Damaged;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Piece;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.note.Note;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalReaderTest {
  private static final List<StoredRecord> RECORDS = Samples.journal(Samples.entries());
  private static final byte[] FILE = Samples.file(RECORDS);

  @Test
  void a_journal_comes_back_record_by_record_with_its_places() throws IOException {
    List<Piece> pieces = pieces(FILE);
    long offset = 0;
    for (int i = 0; i < RECORDS.size(); i++) {
      Whole whole = (Whole) pieces.get(i);
      assertThat(whole.record()).isEqualTo(RECORDS.get(i));
      assertThat(whole.offset()).isEqualTo(offset);
      assertThat(whole.length()).isEqualTo(RECORDS.get(i).inJournal().length);
      offset += whole.length();
    }
    assertThat(pieces.get(RECORDS.size())).isEqualTo(new End(FILE.length));
    assertThat(pieces).hasSize(RECORDS.size() + 1);
  }

  @Test
  void an_empty_file_ends_at_once_and_goes_on_ending() throws IOException {
    JournalReader reader = new JournalReader(new ByteArrayInputStream(new byte[0]));
    assertThat(reader.next()).isEqualTo(new End(0));
    assertThat(reader.next()).isEqualTo(new End(0));
  }

  @Test
  void any_flipped_bit_costs_at_most_the_record_it_is_in() throws IOException {
    List<StoredRecord> three = RECORDS.subList(8, 11);
    byte[] file = Samples.file(three);
    int from = three.get(0).inJournal().length;
    int length = three.get(1).inJournal().length;
    for (int at = from; at < from + length; at++) {
      List<StoredRecord> whole = whole(pieces(Bytes.flipped(file, at)));
      assertThat(whole).as("byte %d", at - from).contains(three.get(0), three.get(2));
      assertThat(whole).doesNotContain(three.get(1));
    }
  }

  @Test
  void a_torn_tail_is_one_damaged_piece_wherever_it_is_torn() throws IOException {
    List<StoredRecord> two = RECORDS.subList(RECORDS.size() - 2, RECORDS.size());
    byte[] file = Samples.file(two);
    int last = two.getLast().inJournal().length;
    for (int cut = 1; cut < last; cut++) {
      List<Piece> pieces = pieces(Arrays.copyOf(file, file.length - cut));
      assertThat(whole(pieces)).containsExactly(two.getFirst());
      Damaged tail = (Damaged) pieces.get(1);
      assertThat(tail.offset()).isEqualTo(file.length - last);
      assertThat(tail.bytes()).hasSize(last - cut);
      assertThat(tail.reason().clause()).isEqualTo("J1");
      assertThat(pieces.get(2)).isEqualTo(new End(file.length - cut));
    }
  }

  @Test
  void rubbish_before_between_and_behind_hides_no_record() throws IOException {
    byte[] rubbish = Bytes.utf8("shuijing-journal/v1\nrecorder nobody\n\n\n— \n");
    List<byte[]> parts = new ArrayList<>(List.of(rubbish));
    for (StoredRecord record : RECORDS) {
      parts.add(record.inJournal());
      parts.add(rubbish);
    }
    byte[] file = Bytes.join(parts);
    assertThat(whole(pieces(file))).isEqualTo(RECORDS);
    assertThat(joined(pieces(file))).isEqualTo(file);
  }

  @Test
  void a_lost_empty_line_between_two_records_costs_the_first_alone() throws IOException {
    byte[] first = RECORDS.get(1).inJournal();
    byte[] file =
        Bytes.join(List.of(Arrays.copyOf(first, first.length - 1), RECORDS.get(2).inJournal()));
    List<Piece> pieces = pieces(file);
    assertThat(((Damaged) pieces.get(0)).bytes()).hasSize(first.length - 1);
    assertThat(((Whole) pieces.get(1)).record()).isEqualTo(RECORDS.get(2));
  }

  @Test
  void every_byte_of_a_file_belongs_to_exactly_one_piece() throws IOException {
    byte[] noise = Bytes.noise(3 * Note.MAX_BYTES, 7);
    byte[] file = Bytes.join(List.of(noise, FILE, noise, RECORDS.get(3).inJournal()));
    List<Piece> pieces = pieces(file);
    assertThat(joined(pieces)).isEqualTo(file);
    List<StoredRecord> expected = new ArrayList<>(RECORDS);
    expected.add(RECORDS.get(3));
    assertThat(whole(pieces)).isEqualTo(expected);
  }

  @Test
  void a_record_is_found_wherever_the_border_of_a_longest_piece_falls() throws IOException {
    byte[] record = RECORDS.get(1).inJournal();
    int longest = Note.MAX_BYTES + 1;
    for (int shift = -40; shift <= 40; shift++) {
      byte[] file = Bytes.join(List.of(Bytes.noise(longest + shift, 1), record, record));
      assertThat(whole(pieces(file))).as("shift %d", shift).hasSize(2);
    }
  }

  @Test
  void no_piece_is_longer_than_a_note_and_its_empty_line() throws IOException {
    byte[] endless = new byte[5 * Note.MAX_BYTES];
    Arrays.fill(endless, (byte) 'a');
    byte[] beginning = Bytes.utf8("shuijing-journal/v1\nrecorder ");
    System.arraycopy(beginning, 0, endless, 0, beginning.length);
    List<Piece> pieces = pieces(endless);
    assertThat(pieces).allMatch(piece -> piece.length() <= Note.MAX_BYTES + 1);
    assertThat(joined(pieces)).isEqualTo(endless);
  }

  @Test
  void a_file_made_of_nothing_but_beginnings_is_read_to_its_end() throws IOException {
    byte[] file = Bytes.utf8("shuijing-journal/v1\nrecorder ".repeat(200_000));
    assertThat(joined(pieces(file))).isEqualTo(file);
  }

  @Test
  void a_stream_that_gives_one_byte_at_a_time_reads_the_same() throws IOException {
    InputStream slow =
        new ByteArrayInputStream(FILE) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(1, length));
          }
        };
    assertThat(whole(pieces(slow))).isEqualTo(RECORDS);
  }

  private static List<Piece> pieces(byte[] file) throws IOException {
    return pieces(new ByteArrayInputStream(file));
  }

  private static List<Piece> pieces(InputStream file) throws IOException {
    JournalReader reader = new JournalReader(file);
    List<Piece> pieces = new ArrayList<>();
    do {
      pieces.add(reader.next());
    } while (!(pieces.getLast() instanceof End));
    return pieces;
  }

  private static List<StoredRecord> whole(List<Piece> pieces) {
    return pieces.stream()
        .filter(Whole.class::isInstance)
        .map(piece -> ((Whole) piece).record())
        .toList();
  }

  private static byte[] joined(List<Piece> pieces) {
    List<byte[]> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      switch (piece) {
        case Whole whole -> parts.add(whole.record().inJournal());
        case Damaged damaged -> parts.add(damaged.bytes());
        case End _ -> {}
      }
    }
    return Bytes.join(parts);
  }
}

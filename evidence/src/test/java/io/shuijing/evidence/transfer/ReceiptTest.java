package io.shuijing.evidence.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Note.Standing;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final Receipt RECEIPT = receipt(5000, List.of(7L, 4711L));

  @Test
  void a_receipt_reads_back_and_verifies_under_the_office_s_key() throws Exception {
    Note note = RECEIPT.sign(List.of(Samples.OFFICE_KEY));
    Note read = Note.parse(note.bytes());
    assertThat(Receipt.parse(read.text())).isEqualTo(RECEIPT);
    assertThat(read.standing(List.of(Samples.OFFICE_KEY.key()))).isEqualTo(Standing.GOOD);
    assertThat(read.standing(List.of(Samples.DOCK_KEY.key()))).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void it_covers_what_lies_below_its_size_and_is_not_excepted() {
    assertThat(RECEIPT.covers(0)).isTrue();
    assertThat(RECEIPT.covers(7)).isFalse();
    assertThat(RECEIPT.covers(4711)).isFalse();
    assertThat(RECEIPT.covers(4999)).isTrue();
    assertThat(RECEIPT.covers(5000)).isFalse();
  }

  @Test
  void what_is_no_receipt_is_refused_with_its_clause() {
    String text = new String(RECEIPT.text(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(clauseOf(text.replace("office " + Samples.OFFICE, "office " + Samples.DOCK)))
        .isEqualTo("R1");
    assertThat(clauseOf(text.replace("recorder " + Samples.RECORDER, "recorder " + Samples.DOCK)))
        .isEqualTo("R1");
    assertThat(clauseOf(text.replace("except 7", "except 4712"))).isEqualTo("R3");
    assertThat(clauseOf(text.replace("except 7", "except 4711"))).isEqualTo("R3");
    assertThat(clauseOf(text.replace("except 4711", "except 5000"))).isEqualTo("R3");
    assertThat(clauseOf(text + "more 1\n")).isEqualTo("L4");
    assertThat(clauseOf(text.replace("receipt/v1", "receipt/v2"))).isEqualTo("L4");
  }

  @Test
  void it_has_at_most_4096_exceptions_and_then_still_fits_a_note() throws Exception {
    long far = 1L << 52;
    List<Long> most = LongStream.range(far, far + Receipt.MAX_EXCEPTIONS).boxed().toList();
    Receipt full = receipt(far + 5000, most);
    assertThat(Receipt.parse(Note.parse(full.sign(List.of(Samples.OFFICE_KEY)).bytes()).text()))
        .isEqualTo(full);
    String text = new String(full.text(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(clauseOf(text + "except " + (far + 4999) + "\n")).isEqualTo("L4");
  }

  @Test
  void what_no_reader_takes_is_not_made() {
    List<List<Long>> lists =
        List.of(
            List.of(2L, 1L),
            List.of(1L, 1L),
            List.of(5000L),
            List.of(-1L),
            LongStream.range(0, 4097).boxed().toList());
    for (List<Long> list : lists) {
      assertThatThrownBy(() -> receipt(5000, list)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Receipt receipt(long size, List<Long> except) {
    return new Receipt(
        Samples.OFFICE, Samples.RECORDER, size, Digest.of("root"), Samples.WALL, except);
  }

  private static String clauseOf(String text) {
    return catchThrowableOfType(Malformed.class, () -> Receipt.parse(Bytes.utf8(text))).clause();
  }
}

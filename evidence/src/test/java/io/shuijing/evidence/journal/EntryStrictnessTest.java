package io.shuijing.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A record has one form; whatever else is refused with the clause that it breaks. */
class EntryStrictnessTest {
  private static final List<StoredRecord> RECORDS = Samples.journal(Samples.entries());

  @TestFactory
  List<DynamicTest> no_line_can_be_left_out_doubled_swapped_or_added() {
    List<DynamicTest> tests = new ArrayList<>();
    for (StoredRecord record : RECORDS) {
      String name = record.n() + " " + record.record().type();
      tests.add(DynamicTest.dynamicTest(name, () -> checkLines(record)));
    }
    return tests;
  }

  private static void checkLines(StoredRecord record) {
    String note = record.note().toString();
    List<String> lines = note.substring(0, note.indexOf("\n\n")).lines().toList();
    String signatures = note.substring(note.indexOf("\n\n") + 1);
    for (int i = 0; i < lines.size(); i++) {
      List<String> less = new ArrayList<>(lines);
      less.remove(i);
      if (!mayBeAbsent(record, lines.get(i))) {
        refused(less, signatures);
      }
      List<String> unknown = new ArrayList<>(lines);
      unknown.add(i, "unknown 1");
      refused(unknown, signatures);
      if (!mayBeRepeated(lines.get(i))) {
        List<String> doubled = new ArrayList<>(lines);
        doubled.add(i, lines.get(i));
        refused(doubled, signatures);
      }
      List<String> longer = new ArrayList<>(lines);
      longer.set(i, lines.get(i) + " more");
      if (!lines.get(i).startsWith("detail ")) {
        refused(longer, signatures);
      }
      if (i > 0 && !keyOf(lines.get(i)).equals(keyOf(lines.get(i - 1)))) {
        List<String> swapped = new ArrayList<>(lines);
        swapped.set(i, lines.get(i - 1));
        swapped.set(i - 1, lines.get(i));
        refused(swapped, signatures);
      }
    }
  }

  private static boolean mayBeAbsent(StoredRecord record, String line) {
    return switch (keyOf(line)) {
      case "abandoned", "assignment" -> !record.record().type().equals("session-open");
      case "recipient", "check" -> true; // one of two
      default -> false;
    };
  }

  private static boolean mayBeRepeated(String line) {
    return List.of("key", "check", "abandoned", "assignment").contains(keyOf(line));
  }

  private static String keyOf(String line) {
    return line.split(" ", 2)[0];
  }

  private static void refused(List<String> lines, String signatures) {
    String note = String.join("\n", lines) + "\n" + signatures;
    assertThat(clauseOf(note)).as(note).matches("[A-Z][0-9]+");
  }

  @Test
  void unknown_types_and_values_are_refused_with_their_clause() {
    assertThat(changed("off", "type off", "type sleep")).isEqualTo("J10");
    assertThat(changed("off", "shuijing-journal/v1", "shuijing-journal/v2")).isEqualTo("L4");
    assertThat(changed("off", "recorder " + Samples.RECORDER, "recorder " + Samples.DOCK))
        .isEqualTo("J3");
    assertThat(changed("off", "clock gnss 20", "clock ntp 20")).isEqualTo("J9");
    assertThat(changed("off", "clock gnss 20", "clock gnss -1")).isEqualTo("L5");
    assertThat(changed("off", "boot 37", "boot 037")).isEqualTo("L5");
    assertThat(changed("check-in", "dock " + Samples.DOCK, "dock " + Samples.OFFICE))
        .isEqualTo("J14");
    assertThat(changed("pre-check", "battery ok", "battery good")).isEqualTo("J15");
    assertThat(changed("alive", "battery 873", "battery 1001")).isEqualTo("J26");
    assertThat(changed("boot", "cause after-loss", "cause perhaps")).isEqualTo("J13");
    assertThat(changed("mark", "session 37-3", "session 37-0")).isEqualTo("J12");
    assertThat(changed("fault", "detail write", "detail 写")).isEqualTo("L9");
    assertThat(changed("clock-set", "offset -1234", "offset -0")).isEqualTo("L5");
    assertThat(changed("genesis", "recipient age1", "recipient age2")).isEqualTo("J11");
  }

  @Test
  void a_segment_lies_in_a_track_of_its_stream_on_a_page_and_within_the_limits() {
    assertThat(changed("segment", "stream av", "stream still")).isEqualTo("J17");
    assertThat(changed("segment", "av-0001.track", "still-0001.track")).isEqualTo("T1");
    assertThat(changed("segment", "av-0001.track", "av-0000.track")).isEqualTo("T1");
    assertThat(changed("segment", "av-0001.track", "av-1.track")).isEqualTo("T1");
    assertThat(changed("segment", "av-0001.track", "../av-0001.track")).isEqualTo("T1");
    assertThat(changed("segment", "track 4096", "track 4097")).isEqualTo("T3");
    assertThat(changed("segment", "track 4096", "track 268435456")).isEqualTo("T5");
    assertThat(sealedOf("0")).isEqualTo("T5");
    assertThat(sealedOf("16777216")).isEmpty();
    assertThat(sealedOf("16777217")).isEqualTo("T5");
    assertThat(sealedOf("31")).isEqualTo("T5"); // shorter than the plain bytes
  }

  private static String sealedOf(String bytes) {
    String note = note("segment");
    String line = note.lines().filter(l -> l.startsWith("sealed ")).findFirst().orElseThrow();
    return clauseOf(note.replace(line, line.substring(0, line.lastIndexOf(' ') + 1) + bytes));
  }

  @Test
  void no_list_is_longer_than_64() {
    String line = "abandoned " + "0".repeat(64) + "\n";
    String note = note("boot");
    String before = note.substring(0, note.indexOf("abandoned"));
    String behind = note.substring(note.indexOf("\n\n") + 1);
    assertThat(clauseOf(before + line.repeat(64) + behind)).isEmpty();
    assertThat(clauseOf(before + line.repeat(65) + behind)).isEqualTo("L4");
  }

  private static String changed(String type, String from, String to) {
    String note = note(type);
    assertThat(note).contains(from);
    return clauseOf(note.replace(from, to));
  }

  private static String note(String type) {
    return RECORDS.stream()
        .filter(r -> r.record().type().equals(type))
        .findFirst()
        .orElseThrow()
        .note()
        .toString();
  }

  private static String clauseOf(String note) {
    Malformed refusal =
        catchThrowableOfType(Malformed.class, () -> StoredRecord.parse(Bytes.utf8(note)));
    return refusal == null ? "" : refusal.clause();
  }
}

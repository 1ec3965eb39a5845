package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.sound.Wav;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckOutTest {
  private static final String ORDER =
      """
      shuijing-order/v1
      assignment order-1
      unit 示例市水利局
      purpose 检查取水许可
      matter 示例河段取水口
      officer 示例员甲 410482-001
      officer 示例员乙 410482-002
      language zh
      """;

  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private AnsweringRecorder recorder;

  @BeforeEach
  void a_recorder_with_a_session() {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    card.session(1, 2, 300);
    recorder = shift.answering(card);
  }

  @Test
  void an_order_is_handed_over_after_everything_else_is_done() throws Exception {
    shift.write("orders/RZ-0007.order", ORDER);
    shift.dock(recorder);
    assertThat(recorder.asked)
        .containsSubsequence(
            "KeepReceipt", "Assign", "PreCheck", "LetGo", "SignCheckpoint", "KeepCosigned");
    assertThat(shift.told(BayEvent.LetGo.class))
        .extracting(BayEvent.LetGo::assignment)
        .containsExactly("order-1");
    assertThat(shift.filesIn("orders")).containsOnlyKeys("RZ-0007-order-1.given");
  }

  @Test
  void the_check_out_is_in_the_last_journal_that_the_dock_cosigned() throws Exception {
    shift.write("orders/RZ-0007.order", ORDER);
    shift.dock(recorder);
    Checkpoint last = Checkpoint.parse(Note.parse(recorder.cosigned.getLast()).text());
    assertThat(card.journal.get(Math.toIntExact(last.size()) - 1).entry())
        .isInstanceOf(Entry.CheckOut.class);
  }

  @Test
  void the_prompt_is_sound_and_is_kept_under_the_digest_that_the_recorder_was_told()
      throws Exception {
    shift.write("orders/RZ-0007.order", ORDER);
    shift.dock(recorder);
    byte[] wav = recorder.prompt.orElseThrow();
    assertThat(Wav.parse(wav).samplesPerSecond()).isEqualTo(16_000);
    assertThat(Wav.parse(wav).durationMs()).isGreaterThan(8_000);
    assertThat(shift.read("prompts/" + Digest.of(wav) + ".wav")).isEqualTo(wav);
    assertThat(shift.text("prompts/" + Digest.of(wav) + ".txt"))
        .contains("示例员甲，执法证号 4 1 0 4 8 2 0 0 1；示例员乙，执法证号 4 1 0 4 8 2 0 0 2")
        .contains("全程录音录像")
        .contains("申请回避");
  }

  @Test
  void a_failed_pre_check_keeps_the_recorder_in_and_is_not_repeated() {
    recorder.checks =
        List.of(
            new Entry.Check("camera", "fail", "absent"), new Entry.Check("clock", "warn", "900"));
    shift.write("orders/RZ-0007.order", ORDER);
    shift.restsUntilPulledOut = 6;
    shift.dock(recorder);
    assertThat(recorder.asked).doesNotContain("LetGo");
    assertThat(recorder.asked.stream().filter("PreCheck"::equals)).hasSize(1);
    assertThat(shift.told(BayEvent.Changed.class))
        .extracting(BayEvent.Changed::state)
        .anyMatch(state ->
            state instanceof BayState.Faulty(String fault, String message)
                && fault.equals("pre-check")
                && message.contains("camera fail absent"));
    assertThat(shift.filesIn("orders")).containsOnlyKeys("RZ-0007.order");
  }

  @Test
  void a_warning_lets_it_go_and_is_told() {
    recorder.checks = List.of(new Entry.Check("clock", "warn", "900"));
    shift.write("orders/RZ-0007.order", ORDER);
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.LetGo.class)).hasSize(1);
    assertThat(shift.told(BayEvent.Notice.class))
        .extracting(BayEvent.Notice::message)
        .anyMatch(message -> message.contains("clock"));
  }

  @Test
  void an_order_that_cannot_be_read_is_named_with_its_line_and_carried_out_once_mended() {
    shift.write("orders/RZ-0007.order", ORDER.replace("language zh", "language xx"));
    shift.restsUntilPulledOut = 6;
    shift.eachRest =
        rest -> {
          if (rest == 3) {
            shift.write("orders/RZ-0007.order", ORDER);
          }
        };
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.Changed.class))
        .extracting(BayEvent.Changed::state)
        .contains(
            new BayState.Faulty("order", "RZ-0007.order, line 8: 'language zh' or 'language en'"));
    assertThat(shift.told(BayEvent.LetGo.class)).hasSize(1);
  }

  @Test
  void a_recorder_that_is_recording_gets_no_order() {
    recorder.state = "recording";
    shift.write("orders/RZ-0007.order", ORDER);
    shift.dock(recorder);
    assertThat(recorder.asked).doesNotContain("Assign");
  }

  @Test
  void an_order_that_was_carried_out_before_the_link_broke_is_not_carried_out_again() {
    shift.write("orders/RZ-0007.order", ORDER);
    boolean[] broken = {false};
    recorder.mishap =
        (question, answer) -> {
          if (question instanceof Question.LetGo && !broken[0]) {
            broken[0] = true;
            throw new LinkLost("gone", "pulled out as it was let go");
          }
          return answer;
        };
    shift.dock(recorder);
    assertThat(recorder.asked.stream().filter("LetGo"::equals)).hasSize(1);
    assertThat(shift.filesIn("orders")).containsOnlyKeys("RZ-0007-order-1.given");
    assertThat(shift.told(BayEvent.Notice.class))
        .extracting(BayEvent.Notice::message)
        .anyMatch(message -> message.contains("carried out before"));
  }

  @Test
  void a_new_order_for_a_recorder_that_is_still_there_takes_it_in_again() {
    shift.write("orders/RZ-0007.order", ORDER);
    shift.restsUntilPulledOut = 6;
    shift.eachRest =
        rest -> {
          if (rest == 2) {
            shift.write(
                "orders/RZ-0007.order", ORDER.replace("assignment order-1", "assignment order-2"));
          }
        };
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.LetGo.class))
        .extracting(BayEvent.LetGo::assignment)
        .containsExactly("order-1", "order-2");
    assertThat(card.journal.stream().filter(r -> r.entry() instanceof Entry.CheckIn)).hasSize(2);
  }

  @Test
  void it_is_told_to_go_only_after_its_check_out_was_seen_and_cosigned() {
    shift.write("orders/RZ-0007.order", ORDER);
    List<Integer> cosignedWhenTold = new ArrayList<>();
    shift.onEvent =
        event -> {
          if (event instanceof BayEvent.LetGo) {
            cosignedWhenTold.add(recorder.cosigned.size());
          }
        };
    shift.dock(recorder);
    assertThat(cosignedWhenTold).containsExactly(recorder.cosigned.size());
  }

  @Test
  void it_is_told_that_it_went_even_if_it_was_too_quick_to_be_cosigned() {
    shift.write("orders/RZ-0007.order", ORDER);
    boolean[] gone = {false};
    recorder.mishap =
        (question, answer) -> {
          if (gone[0]) {
            recorder.pullOut();
            throw new LinkLost("gone", "pulled out at once");
          }
          gone[0] = question instanceof Question.LetGo;
          return answer;
        };
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.LetGo.class)).hasSize(1);
    assertThat(shift.filesIn("orders")).containsOnlyKeys("RZ-0007-order-1.given");
  }
}

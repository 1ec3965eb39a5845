package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.AnsweringRecorder.Mishap;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that the protocol does not allow cost the recorder its link, and the dock nothing. */
class HostileRecorderTest {
  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private AnsweringRecorder recorder;

  @BeforeEach
  void a_recorder_with_a_session() {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    card.session(1, 3, 5000);
    recorder = shift.answering(card);
  }

  private static Frame header(Frame answer, String was, String is) {
    return new Frame(answer.header().replaceFirst(was, is), answer.body());
  }

  private static Mishap on(Class<? extends Question> kind, UnaryOperator<Frame> what) {
    return (question, answer) -> kind.isInstance(question) ? what.apply(answer) : answer;
  }

  private static Arguments named(String name, Mishap mishap) {
    return Arguments.argumentSet(name, mishap);
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        named(
            "garbage instead of a description", on(Question.Describe.class, _ -> Frame.of("%$&"))),
        named(
            "a line without end",
            on(Question.Describe.class, _ -> Frame.of("x".repeat(Frame.MAX_HEADER_BYTES)))),
        named(
            "another recorder's name",
            on(Question.Describe.class, a -> header(a, "RZ-0007", "RZ-0008"))),
        named(
            "a path out of the folder",
            on(
                Question.Describe.class,
                a -> header(a, "sessions/1-1/av-0001.track", "sessions/../../keys/office.pem"))),
        named(
            "a number that is no number",
            on(Question.Describe.class, a -> header(a, "free \\d+", "free -5"))),
        named(
            "a body behind a description",
            on(Question.Describe.class, a -> new Frame(a.header(), new byte[100]))),
        named(
            "a clock in the year 999999",
            on(Question.ReadClock.class, a -> header(a, "received 2026", "received +999999"))),
        named(
            "an answer to another question",
            on(Question.TakeIn.class, _ -> Frame.of(new Answer.Freed(1, 1).header()))),
        named(
            "journal records from elsewhere",
            on(Question.ReadJournal.class, a -> header(a, "from \\d+", "from 99"))),
        named(
            "a count of records that are not there",
            on(Question.ReadJournal.class, a -> header(a, "count \\d+", "count 9007199254740992"))),
        named(
            "no records although there are some",
            on(Question.ReadJournal.class, _ -> Frame.of(new Answer.JournalRead(0, 0).header()))),
        named(
            "a checkpoint that is no note",
            on(
                Question.SignCheckpoint.class,
                a -> new Frame(a.header(), "nothing".getBytes(StandardCharsets.UTF_8)))),
        named(
            "track bytes from elsewhere",
            on(Question.ReadTrack.class, a -> header(a, "offset 0", "offset 4096"))),
        named(
            "more track bytes than asked for",
            on(
                Question.ReadTrack.class,
                a -> new Frame(a.header(), new byte[Frame.MAX_BODY_BYTES]))),
        named(
            "a track that ends before its end",
            on(Question.ReadTrack.class, a -> new Frame(a.header(), new byte[0]))));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void a_breach_of_the_protocol_ends_the_link_and_nothing_else(Mishap breach) {
    byte[] track = card.file("sessions/1-1/av-0001.track");
    recorder.mishap = breach;
    shift.dock(recorder);
    assertThat(shift.states()).contains("faulty").doesNotContain("releasable");
    assertThat(shift.told(BayEvent.Defect.class)).isEmpty();
    assertThat(recorder.receipts).isEmpty();
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).isEmpty();
    recorder.mishap = (_, answer) -> answer;
    shift.dock(recorder);
    assertThat(shift.states()).endsWith("releasable", "empty");
    assertThat(Digest.of(shift.read("archive/RZ-0007/sessions/1-1/av-0001.track")))
        .isEqualTo(Digest.of(track));
  }

  @Test
  void a_file_that_is_said_to_be_endless_is_not_pulled() {
    recorder.mishap =
        on(
            Question.Describe.class,
            a -> header(a, "(file sessions/1-1/av-0001.track) \\d+", "$1 9007199254740992"));
    shift.dock(recorder);
    assertThat(recorder.asked).doesNotContain("ReadTrack");
    assertThat(shift.text("quarantine/RZ-0007/sessions__1-1__av-0001.track.reason"))
        .contains("finding OVERSIZE\n")
        .contains("content 9007199254740992 -\n");
    assertThat(recorder.receipts).isEmpty();
  }

  @Test
  void a_journal_that_never_ends_is_read_no_further_than_it_was_described() {
    long[] read = {0};
    recorder.mishap =
        (question, answer) -> {
          if (question instanceof Question.ReadJournal) {
            read[0]++;
            for (int i = 0; i < 50; i++) { // it signs faster than the dock can read
              card.write(new Entry.Alive("standby", 1, OptionalInt.empty()));
            }
          }
          return answer;
        };
    shift.dock(recorder);
    assertThat(read[0]).isLessThan(20);
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).hasSize(1);
  }

  @Test
  void a_checkpoint_of_a_journal_that_is_far_longer_is_refused() {
    recorder.mishap =
        (question, answer) -> {
          if (question instanceof Question.SignCheckpoint) {
            return signed(card.head().size() + 1_000_000, card.head().root());
          }
          return answer;
        };
    shift.dock(recorder);
    assertThat(shift.states()).contains("faulty");
    assertThat(shift.filesIn("archive/RZ-0007/checkpoints")).isEmpty();
  }

  @Test
  void a_checkpoint_of_another_journal_is_a_fork() {
    recorder.mishap =
        (question, answer) -> {
          if (question instanceof Question.SignCheckpoint) {
            return signed(card.head().size(), Digest.of("another tree"));
          }
          return answer;
        };
    shift.dock(recorder);
    assertThat(shift.states()).endsWith("quarantined", "empty");
    assertThat(shift.text("quarantine/RZ-0007/journal.reason")).contains("finding FORK\n");
    assertThat(shift.filesIn("archive/RZ-0007/checkpoints")).isEmpty();
  }

  private Frame signed(long size, Digest root) {
    try {
      Checkpoint checkpoint = new Checkpoint(card.name.text(), size, root);
      return new Frame(new Answer.Signed().header(), checkpoint.sign(List.of(card.signer)).bytes());
    } catch (SigningFailed e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void journal_bytes_that_are_no_records_are_kept_apart() {
    recorder.mishap =
        on(
            Question.ReadJournal.class,
            a -> {
              byte[] body = a.body().clone();
              Arrays.fill(body, body.length / 2, body.length / 2 + 40, (byte) '?');
              return new Frame(a.header(), body);
            });
    shift.dock(recorder);
    assertThat(shift.states()).endsWith("quarantined", "empty");
    assertThat(recorder.receipts).isEmpty();
  }

  @Test
  void a_recorder_that_refuses_everything_is_left_alone() {
    recorder.mishap =
        (question, answer) ->
            question instanceof Question.Describe
                ? answer
                : Frame.of(new Answer.Refused("recording", "not now").header());
    shift.dock(recorder);
    assertThat(shift.states()).contains("faulty");
    assertThat(shift.told(BayEvent.Defect.class)).isEmpty();
  }

  @Test
  void a_recorder_that_refuses_a_receipt_keeps_its_files_and_is_asked_once() {
    recorder.mishap =
        on(
            Question.KeepReceipt.class,
            _ -> Frame.of(new Answer.Refused("full", "no room for a receipt").header()));
    shift.restsUntilPulledOut = 10;
    shift.dock(recorder);
    assertThat(recorder.asked.stream().filter("KeepReceipt"::equals)).hasSize(1);
    assertThat(shift.states()).endsWith("releasable", "empty");
  }
}

package io.shuijing.evidence.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.evidence.transfer.Answer.JournalState;
import io.shuijing.evidence.transfer.Answer.Supply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final Digest DIGEST = Digest.of("something");

  static Stream<Question> questions() {
    return Stream.of(
        new Question.Describe(),
        new Question.ReadClock(),
        new Question.SetClock(Samples.WALL, 4, -1_234, 7),
        new Question.ReadJournal(0, 1),
        new Question.ReadJournal(4711, Question.MAX_READ_BYTES),
        new Question.ReadTrack("sessions/37-3/av-0001.track", 4096, 65_536),
        new Question.ReadTrack("quarantine/37-3_av-0001.tail", 0, 1),
        new Question.TakeIn(Samples.DOCK, DIGEST, Optional.of(DIGEST)),
        new Question.TakeIn(Samples.DOCK, DIGEST, Optional.empty()),
        new Question.SignCheckpoint(),
        new Question.KeepCosigned(),
        new Question.KeepReceipt(),
        new Question.Assign("RZ-2026-0113", new Wording("opening-zh", 3), new Blob(DIGEST, 9)),
        new Question.PreCheck(),
        new Question.LetGo(Samples.DOCK, DIGEST, Optional.of(DIGEST)));
  }

  static Stream<Answer> answers() {
    JournalState head = new JournalState(4711, 3_000_000, DIGEST);
    return Stream.of(
        described(head, OptionalInt.of(873), List.of()),
        described(
            head,
            OptionalInt.empty(),
            List.of(
                new HeldFile("sessions/37-3/av-0001.track", 8192),
                new HeldFile("quarantine/37-3_av-0001.tail", 0))),
        new Answer.ClockRead(
            Samples.WALL, Samples.WALL.plusMillis(1), ClockSource.RTC, OptionalLong.of(500)),
        new Answer.ClockRead(Samples.WALL, Samples.WALL, ClockSource.NONE, OptionalLong.empty()),
        new Answer.JournalRead(4711, 0),
        new Answer.TrackRead(4096),
        new Answer.Signed(),
        new Answer.Freed(3, 9),
        new Answer.Checked(List.of(new Check("battery", "ok", "873"))),
        new Answer.Checked(List.of()),
        new Answer.Done(),
        new Answer.Refused("recording", "stop the session first"));
  }

  private static Answer described(JournalState head, OptionalInt battery, List<HeldFile> files) {
    return new Answer.Described(
        Samples.RECORDER, "0.1.0", "standby", head, new Supply(9, battery, files));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void every_question_reads_back_as_it_was_written(Question question) throws Malformed {
    assertThat(Question.parse(question.header())).isEqualTo(question);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void every_answer_reads_back_as_it_was_written(Answer answer) throws Malformed {
    assertThat(Answer.parse(answer.header())).isEqualTo(answer);
  }

  @Test
  void the_samples_hold_every_question_and_every_answer() {
    assertThat(questions().map(Object::getClass).distinct())
        .hasSize(Question.class.getPermittedSubclasses().length);
    assertThat(answers().map(Object::getClass).distinct())
        .hasSize(Answer.class.getPermittedSubclasses().length);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void a_question_takes_neither_a_line_more_nor_a_line_less(Question question) {
    String header = question.header();
    assertThat(refusal(header + "more 1\n")).isEqualTo("L4");
    String shorter = header.substring(0, header.lastIndexOf('\n', header.length() - 2) + 1);
    assertThat(refusal(shorter)).isNotEmpty();
    assertThat(refusal(header.replace("question/v1", "question/v2"))).isEqualTo("L4");
    assertThat(refusal(header.replace("shuijing-question", "shuijing-answer"))).isEqualTo("L4");
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_takes_no_line_more(Answer answer) {
    assertThat(refusedAnswer(answer.header() + "more 1\n")).isEqualTo("L4");
  }

  @Test
  void unknown_questions_and_answers_are_refused() {
    assertThat(refusal("shuijing-question/v1\nask format-card\n")).isEqualTo("D5");
    assertThat(refusedAnswer("shuijing-answer/v1\nanswer perhaps\n")).isEqualTo("D5");
  }

  @Test
  void no_more_is_asked_for_at_once_than_the_limit() {
    String header = new Question.ReadJournal(0, Question.MAX_READ_BYTES).header();
    long more = Question.MAX_READ_BYTES + 1;
    assertThat(refusal(header.replace("" + Question.MAX_READ_BYTES, "" + more))).isEqualTo("D3");
    assertThat(refusal(header.replace("" + Question.MAX_READ_BYTES, "0"))).isEqualTo("D3");
    String assign =
        new Question.Assign("a", new Wording("w", 1), new Blob(DIGEST, Question.MAX_READ_BYTES))
            .header();
    assertThat(refusal(assign.replace("" + Question.MAX_READ_BYTES, "" + more))).isEqualTo("D3");
  }

  @Test
  void a_path_leads_to_a_track_or_to_quarantine_and_nowhere_else() {
    String header = new Question.ReadTrack("sessions/1-1/av-0001.track", 0, 1).header();
    for (String path :
        List.of(
            "journal",
            "/etc/passwd",
            "sessions/../keys/recorder.pem",
            "sessions/1-1/../../keys/recorder.pem",
            "sessions/1-1/av-0001.track/..",
            "sessions/01-1/av-0001.track",
            "sessions/1-0/av-0001.track",
            "sessions/1-01/av-0001.track",
            "sessions/1-1/av-0000.track",
            "sessions/1-1/av-1.track",
            "sessions/1-1/audio-0001.track",
            "sessions//av-0001.track",
            "quarantine/",
            "quarantine/.",
            "quarantine/..",
            "quarantine/.hidden",
            "quarantine/a..b",
            "quarantine/a/b",
            "quarantine/" + "a".repeat(82),
            "keys/recorder.pem")) {
      assertThat(refusal(header.replace("sessions/1-1/av-0001.track", path)))
          .as(path)
          .isEqualTo("D4");
    }
    String longest = "quarantine/" + "a".repeat(81);
    assertThat(refusal(header.replace("sessions/1-1/av-0001.track", longest))).isEmpty();
  }

  @Test
  void only_a_dock_takes_in_and_lets_go() {
    for (Question question :
        List.of(
            new Question.TakeIn(Samples.DOCK, DIGEST, Optional.empty()),
            new Question.LetGo(Samples.DOCK, DIGEST, Optional.empty()))) {
      String header = question.header();
      assertThat(refusal(header.replace(Samples.DOCK.text(), Samples.RECORDER.text())))
          .isEqualTo("D8");
      assertThat(refusal(header.replace(Samples.DOCK.text(), "nobody"))).isEqualTo("K1");
    }
  }

  @Test
  void a_recorder_names_at_most_512_files_each_once_and_the_answer_fits_a_header() {
    List<HeldFile> files = new ArrayList<>();
    for (int i = 0; i < Answer.MAX_FILES; i++) {
      String name = String.format(java.util.Locale.ROOT, "%081d", i);
      files.add(new HeldFile("quarantine/" + name, 1L << 53));
    }
    String header =
        described(new JournalState(0, 0, Digest.ZERO), OptionalInt.empty(), files).header();
    assertThat(refusedAnswer(header)).isEmpty();
    assertThat(header.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(64 * 1024);
    assertThat(refusedAnswer(header + "file quarantine/one-more 1\n")).isEqualTo("L4");
    List<HeldFile> twice = Collections.nCopies(2, files.getFirst());
    assertThat(
            refusedAnswer(
                described(new JournalState(0, 0, Digest.ZERO), OptionalInt.empty(), twice)
                    .header()))
        .isEqualTo("D7");
  }

  @Test
  void a_charge_is_at_most_1000_permille() {
    String header =
        described(new JournalState(0, 0, Digest.ZERO), OptionalInt.of(1000), List.of()).header();
    assertThat(refusedAnswer(header)).isEmpty();
    assertThat(refusedAnswer(header.replace("battery 1000", "battery 1001"))).isEqualTo("D7");
  }

  @Test
  void a_check_is_ok_a_warning_or_a_failure() {
    String header = new Answer.Checked(List.of(new Check("battery", "ok", "-"))).header();
    assertThat(refusedAnswer(header.replace("ok", "perhaps"))).isEqualTo("J15");
  }

  @Test
  void a_refusal_can_say_anything_and_still_be_read() throws Malformed {
    Answer.Refused refused = new Answer.Refused("card", "写入失败\nanswer done  ");
    assertThat(Answer.parse(refused.header())).isEqualTo(refused);
    assertThat(refused.detail()).isEqualTo("???? answer done");
  }

  private static String refusal(String header) {
    try {
      Question.parse(header);
      return "";
    } catch (Malformed e) {
      return e.clause();
    }
  }

  private static String refusedAnswer(String header) {
    Malformed refusal = catchThrowableOfType(Malformed.class, () -> Answer.parse(header));
    return refusal == null ? "" : refusal.clause();
  }
}

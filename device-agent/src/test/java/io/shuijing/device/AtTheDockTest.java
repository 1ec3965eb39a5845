package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.CardSupply;
import io.shuijing.device.parts.Fate;
import io.shuijing.device.parts.HandLink;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.parts.TestDock;
import io.shuijing.device.press.Press;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.CheckIn;
import io.shuijing.evidence.journal.Entry.CheckOut;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Answer.Refused;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.sound.Wav;
import io.shuijing.hal.time.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recorder only answers, and only what it may. */
class AtTheDockTest {
  private static final String TRACK = "sessions/1-1/av-0001.track";
  private static final byte[] WAV = new Wav(16_000, new short[32_000]).toBytes();

  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  @BeforeEach
  void on() throws HardwareFault {
    bench.start();
  }

  private TestDock dock() {
    return new TestDock(bench.link());
  }

  private CardContents contents() throws HardwareFault {
    return CardContents.of(card).tracksAreWhole();
  }

  private static String reason(Answer answer) {
    return ((Refused) answer).reason();
  }

  @Test
  void it_says_who_it_is_and_what_it_holds() throws HardwareFault {
    bench.records(2);
    Answer.Described described = dock().describe();
    assertThat(described.recorder()).isEqualTo(Samples.RECORDER);
    assertThat(described.state()).isEqualTo("standby");
    assertThat(described.head().records()).isEqualTo(contents().records().size());
    assertThat(described.head().bytes()).isEqualTo(card.bytes("journal").length);
    assertThat(described.head().last()).isEqualTo(contents().records().getLast().digest());
    assertThat(described.supply().files())
        .containsExactly(new Answer.HeldFile(TRACK, card.bytes(TRACK).length));
    assertThat(bench.shown()).isEqualTo(Signal.DOCKED);
  }

  @Test
  void journal_and_tracks_arrive_byte_for_byte_in_pieces_of_any_size() {
    bench.records(3);
    TestDock dock = dock();
    for (long piece : List.of(1_500L, 4_096L, 1_000_000L, Question.MAX_READ_BYTES)) {
      assertThat(dock.journal(piece)).isEqualTo(card.bytes("journal"));
      assertThat(dock.file(TRACK, piece)).isEqualTo(card.bytes(TRACK));
    }
  }

  @Test
  void a_long_journal_is_read_from_any_record_on() throws HardwareFault {
    bench.passes(150 * 30_000L);
    TestDock dock = dock();
    byte[] all = dock.journal(Question.MAX_READ_BYTES);
    for (long from : List.of(0L, 1L, 63L, 64L, 65L, 128L, 150L)) {
      Frame frame = dock.ask(new Question.ReadJournal(from, 1_000_000), new byte[0]);
      long skipped =
          contents().records().stream()
              .limit(from)
              .mapToLong(record -> record.inJournal().length)
              .sum();
      assertThat(frame.body()).hasSize((int) (all.length - skipped));
    }
    long size = contents().records().size();
    assertThat(dock.ask(new Question.ReadJournal(size, 1_000)))
        .isEqualTo(new Answer.JournalRead(size, 0));
    assertThat(reason(dock.ask(new Question.ReadJournal(size + 1, 1_000)))).isEqualTo("absent");
  }

  @Test
  void a_track_that_is_being_written_is_not_offered_and_not_read() {
    bench.records(1).press(Press.SHORT).init().fragments(1);
    TestDock dock = dock();
    assertThat(dock.describe().state()).isEqualTo("recording");
    assertThat(dock.offered()).containsExactly(TRACK);
    String open = "sessions/1-2/av-0001.track";
    assertThat(reason(dock.ask(new Question.ReadTrack(open, 0, 10)))).isEqualTo("open");
    assertThat(dock.file(TRACK, 1_000_000)).isEqualTo(card.bytes(TRACK));
    bench.fragments(1).press(Press.LONG).finish();
    assertThat(dock.offered()).containsExactly(TRACK, open);
  }

  @Test
  void a_recording_goes_on_while_a_dock_asks() throws Exception {
    bench.press(Press.SHORT).init();
    TestDock dock = dock();
    for (int i = 0; i < 5; i++) {
      bench.fragments(1);
      dock.journal(1_000_000);
      dock.checkpoint();
    }
    bench.press(Press.LONG).finish();
    assertThat(contents().entries(Entry.Segment.class)).hasSize(7);
    assertThat(bench.shown()).isEqualTo(Signal.DOCKED);
  }

  @Test
  void what_is_no_file_of_its_own_is_refused() {
    bench.records(1);
    TestDock dock = dock();
    assertThat(reason(dock.ask(new Question.ReadTrack("sessions/9-9/av-0001.track", 0, 10))))
        .isEqualTo("absent");
    assertThat(reason(dock.ask(new Question.ReadTrack("quarantine/journal", 0, 10))))
        .isEqualTo("absent");
    assertThat(reason(dock.ask(new Question.ReadTrack(TRACK, 1L << 40, 10)))).isEqualTo("absent");
  }

  @Test
  void garbage_is_refused_and_the_next_question_answered() {
    TestDock dock = dock();
    String describe = new Question.Describe().header();
    for (String header :
        List.of(
            "",
            "\n",
            "GET / HTTP/1.1\r\n\r\n",
            describe + "more\n",
            describe.replace("describe", "format"),
            "shuijing-question/v1\nask read-track\npath ../../etc/passwd\noffset 0\nmax 1\n",
            "shuijing-question/v1\nask read-track\npath " + TRACK + "\noffset 0\nmax 99999999\n",
            "shuijing-question/v1\nask read-journal\nfrom -1\nmax 10\n",
            "水".repeat(20_000))) {
      Frame frame = bench.link().ask(Samples.DOCK.text(), Frame.of(header));
      assertThat(reason(HandLink.answer(frame))).isEqualTo("malformed");
    }
    assertThat(dock.describe().recorder()).isEqualTo(Samples.RECORDER);
  }

  @Test
  void a_dock_of_another_office_and_one_that_lies_about_its_name_are_refused() {
    dock();
    Question takeIn = new Question.TakeIn(Samples.DOCK, Digest.of("challenge"), Optional.empty());
    assertThat(reason(bench.link().ask("elsewhere.example/dock/front-desk", takeIn)))
        .isEqualTo("stranger");
    assertThat(reason(bench.link().ask("ruzhou-water.example/dock/back-door", takeIn)))
        .isEqualTo("not-you");
    assertThat(reason(bench.link().ask(Samples.RECORDER.text(), takeIn))).isEqualTo("stranger");
  }

  @Test
  void a_check_in_is_written_once_for_one_challenge() throws HardwareFault {
    TestDock dock = dock();
    assertThat(dock.takeIn("first")).isEqualTo(new Answer.Done());
    assertThat(dock.takeIn("first")).isEqualTo(new Answer.Done());
    bench.link().undock(Samples.DOCK.text());
    assertThat(dock().takeIn("first")).isEqualTo(new Answer.Done());
    assertThat(contents().entries(CheckIn.class))
        .containsExactly(new CheckIn(Samples.DOCK, Digest.of("first"), Optional.empty()));
    dock().takeIn("second");
    assertThat(contents().entries(CheckIn.class)).hasSize(2);
  }

  @Test
  void the_clock_is_read_with_the_time_of_the_question_and_set_with_a_record()
      throws HardwareFault {
    TestDock dock = dock();
    Answer.ClockRead read = (Answer.ClockRead) dock.ask(new Question.ReadClock());
    Instant before = bench.clocks().wall().time();
    assertThat(read.received()).isEqualTo(before);
    assertThat(read.sent()).isEqualTo(before);
    Instant time = before.plusSeconds(77);
    dock.ask(new Question.SetClock(time, 4, -77_000, 7));
    assertThat(bench.clocks().wall().time()).isEqualTo(time);
    assertThat(bench.clocks().wall().source()).isEqualTo(Clocks.Source.DOCK);
    assertThat(contents().entries(Entry.ClockSet.class))
        .containsExactly(
            new Entry.ClockSet(
                before, time, io.shuijing.evidence.Moment.ClockSource.DOCK, -77_000, 7));
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_clock_that_cannot_be_set_is_a_fault_and_a_refusal() throws HardwareFault {
    bench.clocks().stick();
    Answer answer =
        dock().ask(new Question.SetClock(Instant.parse("2026-11-24T08:00:00Z"), 4, 0, 7));
    assertThat(reason(answer)).isEqualTo("not-permitted");
    assertThat(contents().entries(Entry.Fault.class).getFirst().part()).isEqualTo("clock");
  }

  @Test
  void an_assignment_gives_the_session_its_id_and_the_prompt_its_sound() throws HardwareFault {
    TestDock dock = dock();
    dock.takeIn("in");
    assertThat(dock.assign("RZ-2026-0113", WAV)).isEqualTo(new Answer.Done());
    assertThat(dock.letGo("out")).isEqualTo(new Answer.Done());
    assertThat(dock.letGo("out")).isEqualTo(new Answer.Done());
    bench.link().undock(Samples.DOCK.text());
    bench.press(Press.SHORT).init().fragments(1);
    assertThat(bench.speaker().played()).containsExactly(WAV);
    assertThat(contents().entries(CheckOut.class))
        .extracting(CheckOut::assignments)
        .containsExactly(List.of("RZ-2026-0113"));
    assertThat(contents().entries(Entry.SessionOpen.class).getFirst().assignment())
        .contains("RZ-2026-0113");
  }

  @Test
  void the_prompt_never_touches_the_card() {
    TestDock dock = dock();
    dock.assign("RZ-2026-0113", WAV);
    dock.letGo("out");
    bench.records(1);
    assertThat(card.paths()).containsExactly("journal", TRACK);
    assertThat(card.bytes("journal").length).isLessThan(WAV.length);
  }

  @Test
  void after_a_loss_of_power_the_assignment_is_known_and_the_generic_notice_plays()
      throws HardwareFault {
    TestDock dock = dock();
    dock.assign("RZ-2026-0113", WAV);
    dock.letGo("out");
    MemoryCard left = card.survivor(Fate.DROPPED, 1);
    Bench next = Bench.with(left, bench.clocks()).start();
    next.press(Press.SHORT).init().fragments(1);
    assertThat(next.speaker().played()).hasSize(1).doesNotContain(WAV);
    assertThat(CardContents.of(left).entries(Entry.SessionOpen.class).getFirst().assignment())
        .contains("RZ-2026-0113");
  }

  @Test
  void taken_in_again_it_forgets_assignment_and_prompt() throws HardwareFault {
    TestDock dock = dock();
    dock.assign("RZ-2026-0113", WAV);
    dock.letGo("out");
    dock.takeIn("back");
    bench.press(Press.SHORT).init().fragments(1);
    assertThat(bench.speaker().played()).doesNotContain(WAV);
    assertThat(contents().entries(Entry.SessionOpen.class).getFirst().assignment()).isEmpty();
  }

  @Test
  void a_sound_that_is_not_the_one_named_or_no_sound_is_refused() {
    TestDock dock = dock();
    Question.Assign other =
        new Question.Assign(
            "RZ-1", new Entry.Wording("opening-zh", 3), Entry.Blob.of(new byte[] {1}));
    assertThat(reason(HandLink.answer(dock.ask(other, WAV)))).isEqualTo("audio-differs");
    assertThat(reason(dock.assign("RZ-1", new byte[100]))).isEqualTo("malformed");
  }

  @Test
  void checks_are_answered_and_recorded() throws HardwareFault {
    Answer.Checked checked = (Answer.Checked) dock().ask(new Question.PreCheck());
    assertThat(contents().entries(Entry.PreCheck.class).getFirst().checks())
        .isEqualTo(checked.checks());
    assertThat(checked.checks()).contains(new Entry.Check("battery", "ok", "873:209min"));
  }

  @Test
  void a_checkpoint_is_of_the_journal_as_it_is_and_is_kept_with_the_cosignature() throws Exception {
    bench.records(1);
    TestDock dock = dock();
    Note signed = dock.checkpoint();
    assertThat(signed.standing(List.of(Samples.RECORDER_KEY.key()))).isEqualTo(Note.Standing.GOOD);
    Note cosigned =
        signed.with(List.of(Samples.DOCK_KEY.cosign(signed, Samples.WALL.getEpochSecond())));
    for (int i = 0; i < 2; i++) {
      assertThat(HandLink.answer(dock.ask(new Question.KeepCosigned(), cosigned.bytes())))
          .isEqualTo(new Answer.Done());
    }
    long size = contents().records().size();
    assertThat(card.paths())
        .filteredOn(path -> path.startsWith("checkpoints/"))
        .containsExactly("checkpoints/" + size + ".note");
    assertThat(card.survivor(Fate.DROPPED, 1).bytes("checkpoints/" + size + ".note"))
        .isEqualTo(cosigned.bytes());
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.INTACT);
  }

  @Test
  void a_checkpoint_that_it_has_not_signed_is_not_kept() throws Exception {
    bench.records(1);
    TestDock dock = dock();
    Note signed = dock.checkpoint();
    byte[] forged = signed.bytes();
    forged[forged.length - 10] ^= 1;
    for (byte[] note : List.of(forged, signed.text(), new byte[0])) {
      assertThat(HandLink.answer(dock.ask(new Question.KeepCosigned(), note)))
          .isInstanceOf(Refused.class);
    }
    assertThat(card.paths()).noneMatch(path -> path.startsWith("checkpoints/"));
  }

  @Test
  void undocked_it_shows_ready_again() {
    dock();
    bench.clocks().pass(Duration.ofSeconds(3).toMillis());
    bench.link().undock(Samples.DOCK.text());
    assertThat(bench.shown()).isEqualTo(Signal.READY);
  }
}

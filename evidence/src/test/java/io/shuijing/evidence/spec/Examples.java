package io.shuijing.evidence.spec;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.Link;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.media.Place;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.evidence.transfer.Answer.JournalState;
import io.shuijing.evidence.transfer.Answer.Supply;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.evidence.transfer.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the examples in docs/spec must say, made with our own code from keys of known seeds. */
final class Examples {
  static final SoftwareSigner SM2_KEY =
      SoftwareSigner.sm2(Samples.RECORDER.text(), Samples.longSeed("recorder sm2"));
  private static final SoftwareSigner P256_KEY =
      SoftwareSigner.p256(Samples.RECORDER.text(), Samples.longSeed("recorder p256"));
  private static final Digest CHALLENGE = Digest.of("challenge");
  private static final long SEEN = 1_795_469_530L;

  private final Map<String, String> texts = new LinkedHashMap<>();

  private Examples() {}

  /** All of them by name. */
  static Map<String, String> all() throws SigningFailed {
    Examples examples = new Examples();
    examples.keys();
    examples.notes();
    examples.journal();
    examples.entries();
    examples.telemetry();
    examples.messages();
    examples.texts.putAll(LogExamples.all());
    return examples.texts;
  }

  private void keys() throws SigningFailed {
    texts.put("recorder.vkey", Samples.RECORDER_KEY.key() + "\n");
    texts.put("recorder.pub.pem", Samples.RECORDER_KEY.key().pem());
    texts.put("recorder-p256.vkey", P256_KEY.key() + "\n");
    texts.put("recorder-sm2.vkey", SM2_KEY.key() + "\n");
    texts.put("recorder-sm2.pub.pem", SM2_KEY.key().pem());
    texts.put("dock.vkey", Samples.DOCK_KEY.witnessKey() + "\n");
    texts.put("dock.pub.pem", Samples.DOCK_KEY.key().pem());
    texts.put("office.vkey", Samples.OFFICE_KEY.key() + "\n");
    texts.put("office.pub.pem", Samples.OFFICE_KEY.key().pem());
    LineWriter office =
        new LineWriter("shuijing-office/v1")
            .line("office", Samples.OFFICE)
            .line("key", Samples.OFFICE_KEY.key())
            .line("recipient", Samples.OFFICE_AGE.recipient())
            .line("recipient", Samples.ESCROW_AGE.recipient());
    texts.put("office.public", utf8(office.bytes()));
    SoftwareSigner link = SoftwareSigner.p256(Samples.RECORDER.text(), Samples.longSeed("link"));
    LineWriter request =
        new LineWriter("shuijing-enrolment/v1")
            .line("recorder", Samples.RECORDER)
            .line("key", Samples.RECORDER_KEY.key())
            .line("link", Base64.getEncoder().encodeToString(link.key().publicKey()));
    texts.put(
        "enrolment.request", Note.sign(request.bytes(), List.of(Samples.RECORDER_KEY)).toString());
  }

  private void notes() throws SigningFailed {
    byte[] text = Bytes.utf8("This is a text.\nIt has two lines.\n");
    texts.put("note", Note.sign(text, List.of(Samples.RECORDER_KEY)).toString());
  }

  private void journal() throws SigningFailed {
    JournalHead head = JournalHead.empty(Samples.RECORDER);
    StoredRecord genesis = head.next(first(0), Samples.genesis(), List.of(Samples.RECORDER_KEY));
    head = head.after(genesis);
    StoredRecord boot =
        head.next(
            first(4),
            new Entry.Boot("first", new Link(0, genesis.digest()), 0, 0, List.of()),
            List.of(Samples.RECORDER_KEY));
    head = head.after(boot);
    StoredRecord out =
        head.next(
            first(61_000),
            new Entry.CheckOut(Samples.DOCK, CHALLENGE, Optional.empty(), List.of("RZ-2026-0113")),
            List.of(Samples.RECORDER_KEY));
    head = head.after(out);
    texts.put("journal", utf8(Samples.file(List.of(genesis, boot, out))));
    Note signed =
        new Checkpoint(Samples.RECORDER.text(), head.size(), head.root())
            .sign(List.of(Samples.RECORDER_KEY));
    texts.put("checkpoint", signed.with(List.of(Samples.DOCK_KEY.cosign(signed, SEEN))).toString());
    Receipt receipt =
        new Receipt(
            Samples.OFFICE,
            Samples.RECORDER,
            head.size(),
            head.root(),
            Samples.WALL.plusSeconds(86_400),
            List.of());
    texts.put("receipt", receipt.sign(List.of(Samples.OFFICE_KEY)).toString());
  }

  private static Moment first(long monoMs) {
    Moment moment = Samples.moment(monoMs);
    return new Moment(1, monoMs, moment.wall(), moment.source(), moment.uncertaintyMs());
  }

  private void entries() {
    for (StoredRecord record : Samples.journal(Samples.entries())) {
      String text = utf8(record.note().text());
      String lines = text.substring(text.indexOf("\ntype ") + 1);
      texts.putIfAbsent("entry-" + record.record().type(), lines);
      if (record.record().type().equals("segment")) {
        texts.putIfAbsent("segment", record.note().toString());
      }
    }
  }

  private void telemetry() {
    Telemetry telemetry =
        new Telemetry(
            Samples.WALL,
            ClockSource.GNSS,
            OptionalLong.of(20),
            Place.of(34.167, 112.845678, 5, 850),
            OptionalInt.of(873));
    byte[] box = telemetry.box();
    texts.put("telemetry", new String(box, 24, box.length - 24, StandardCharsets.UTF_8));
    texts.put("telemetry.base64", base64(box));
    texts.put("identity", Samples.OFFICE_AGE.toFile());
  }

  private void messages() {
    Blob audio = Blob.of(Bytes.utf8("sound"));
    put(new Question.Describe());
    put(
        new Answer.Described(
            Samples.RECORDER,
            "0.1.0",
            "standby",
            new JournalState(4711, 3_004_212, CHALLENGE),
            new Supply(
                52_428_800,
                OptionalInt.of(873),
                List.of(new HeldFile("sessions/37-3/av-0001.track", 8192)))));
    put(new Question.ReadClock());
    put(
        new Answer.ClockRead(
            Samples.WALL, Samples.WALL.plusMillis(1), ClockSource.RTC, OptionalLong.of(500)));
    put(new Question.SetClock(Samples.WALL, 4, -1_234, 7));
    put(new Question.ReadJournal(4711, 1_048_576));
    put(new Answer.JournalRead(4711, 12));
    put(new Question.ReadTrack("sessions/37-3/av-0001.track", 4096, 1_048_576));
    put(new Answer.TrackRead(4096));
    put(new Question.TakeIn(Samples.DOCK, CHALLENGE, Optional.empty()));
    put(new Question.LetGo(Samples.DOCK, CHALLENGE, Optional.empty()));
    put(new Question.SignCheckpoint());
    put(new Answer.Signed());
    put(new Question.KeepCosigned());
    put(new Question.KeepReceipt());
    put(new Answer.Freed(3, 402_653_184));
    put(new Question.Assign("RZ-2026-0113", new Wording("opening-zh", 3), audio));
    put(new Question.PreCheck());
    put(
        new Answer.Checked(
            List.of(new Check("battery", "ok", "873"), new Check("clock", "warn", "rtc:500"))));
    put(new Answer.Done());
    put(new Answer.Refused("absent", "there is no sessions/37-3/av-0002.track"));
  }

  private void put(Question question) {
    String word = question.header().lines().toList().get(1);
    texts.put(word.replace(' ', '-'), question.header());
  }

  private void put(Answer answer) {
    String word = answer.header().lines().toList().get(1);
    texts.put(word.replace(' ', '-'), answer.header());
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes) + "\n";
  }
}

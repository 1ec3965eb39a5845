package io.shuijing.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.evidence.transfer.Receipt;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Thousands of damaged inputs for every reader: each is either read or refused as malformed, and
 * what is read is written again as the same bytes. The seed stands in the message of a failure.
 */
class HostileBytesTest {
  private static final int ROUNDS = 3_000;

  /** Reads bytes and writes them again. */
  private interface Reader {
    byte[] again(byte[] bytes) throws Exception;
  }

  /** A reader, and what it reads. */
  private record Subject(String name, List<byte[]> samples, Reader reader) {}

  @TestFactory
  Stream<DynamicTest> whatever_comes_is_read_or_refused_and_never_read_as_something_else()
      throws Exception {
    return Stream.of(
            new Subject("note", List.of(receipt().bytes()), HostileBytesTest::note),
            new Subject("record", records(), HostileBytesTest::record),
            new Subject("journal", List.of(file()), HostileBytesTest::journal),
            new Subject("checkpoint", List.of(checkpoint()), b -> Checkpoint.parse(b).text()),
            new Subject("receipt", List.of(receipt().text()), b -> Receipt.parse(b).text()),
            new Subject("question", questions(), b -> utf8(Question.parse(text(b)).header())),
            new Subject("answer", answers(), b -> utf8(Answer.parse(text(b)).header())),
            new Subject("verifier key", keys(), b -> utf8("" + VerifierKey.parse(text(b)))),
            new Subject("telemetry", List.of(telemetry()), HostileBytesTest::segment))
        .map(subject ->
            DynamicTest.dynamicTest(
                subject.name(), () -> hammer(subject.reader(), subject.samples())));
  }

  private static void hammer(Reader reader, List<byte[]> samples) throws Exception {
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] damaged = damaged(samples.get(seed % samples.size()), random);
      try {
        assertThat(reader.again(damaged)).as("seed %d", seed).isEqualTo(damaged);
      } catch (Malformed e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(refused).isPositive();
    for (byte[] sample : samples) {
      assertThat(reader.again(sample)).isEqualTo(sample);
    }
  }

  private static byte[] damaged(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int times = random.nextInt(1, 4);
    for (int i = 0; i < times && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      byte[] tail = Arrays.copyOfRange(bytes, at, bytes.length);
      byte[] head = Arrays.copyOf(bytes, at);
      bytes =
          switch (random.nextInt(7)) {
            case 0 -> Bytes.flipped(bytes, at);
            case 1 -> Bytes.join(List.of(head, new byte[] {(byte) random.nextInt(256)}, tail));
            case 2 -> head;
            case 3 -> Bytes.join(List.of(head, Arrays.copyOfRange(tail, 1, tail.length)));
            case 4 -> Bytes.join(List.of(head, utf8(word(random)), tail));
            case 5 -> Bytes.join(List.of(bytes, tail));
            default -> withOther(bytes, at, (byte) word(random).charAt(0));
          };
    }
    return bytes;
  }

  private static byte[] withOther(byte[] bytes, int at, byte other) {
    byte[] changed = bytes.clone();
    changed[at] = other;
    return changed;
  }

  private static String word(SplittableRandom random) {
    List<String> words =
        List.of(
            "\n",
            " ",
            "-",
            "0",
            "9",
            "\n\n",
            "— ",
            "+",
            "=",
            "水",
            "\0",
            "-1",
            "99999999999999999",
            "shuijing-journal/v1\nrecorder ",
            "type off\n",
            "n 1\n",
            "\r\n",
            "\u0085",
            "..");
    return words.get(random.nextInt(words.size()));
  }

  private static byte[] note(byte[] bytes) throws Malformed {
    Note note = Note.parse(bytes);
    note.standing(List.of(Samples.OFFICE_KEY.key()));
    return note.bytes();
  }

  // the text is what has one form; further signature lines may stand behind it
  private static byte[] record(byte[] bytes) throws Malformed {
    StoredRecord record = StoredRecord.parse(bytes);
    record.note().standing(List.of(Samples.RECORDER_KEY.key()));
    return record.note().bytes();
  }

  private static byte[] segment(byte[] bytes) throws Malformed {
    int length = Telemetry.boxLength(bytes);
    byte[] rest = Arrays.copyOfRange(bytes, length, bytes.length);
    return Bytes.join(List.of(Telemetry.leading(bytes).box(), rest));
  }

  private static byte[] journal(byte[] bytes) throws Exception {
    JournalReader reader = new JournalReader(new ByteArrayInputStream(bytes));
    List<byte[]> parts = new java.util.ArrayList<>();
    boolean damaged = false;
    while (true) {
      switch (reader.next()) {
        case JournalReader.Whole whole -> parts.add(whole.record().inJournal());
        case JournalReader.Damaged piece -> {
          damaged = true;
          parts.add(piece.bytes());
        }
        case JournalReader.End _ -> {
          byte[] all = Bytes.join(parts);
          assertThat(all).isEqualTo(bytes);
          if (damaged) {
            throw new Malformed("J28", "damaged");
          }
          return all;
        }
      }
    }
  }

  private static List<byte[]> records() {
    return Samples.journal(Samples.entries()).stream().map(r -> r.note().bytes()).toList();
  }

  private static byte[] file() {
    return Samples.file(Samples.journal(Samples.entries().subList(0, 5)));
  }

  private static byte[] checkpoint() {
    return new Checkpoint(Samples.RECORDER.text(), 4711, Digest.of("root")).text();
  }

  private static Note receipt() throws Exception {
    return new Receipt(
            Samples.OFFICE,
            Samples.RECORDER,
            4711,
            Digest.of("root"),
            Samples.WALL,
            List.of(7L, 4700L))
        .sign(List.of(Samples.OFFICE_KEY));
  }

  private static List<byte[]> questions() {
    return List.of(
        utf8(new Question.SetClock(Samples.WALL, 4, -1_234, 7).header()),
        utf8(new Question.ReadTrack("sessions/37-3/av-0001.track", 4096, 65_536).header()),
        utf8(new Question.LetGo(Samples.DOCK, Digest.of("x"), Optional.empty()).header()));
  }

  private static List<byte[]> answers() {
    Answer.JournalState head = new Answer.JournalState(4711, 3_000_000, Digest.of("x"));
    Answer.Supply supply =
        new Answer.Supply(
            9, OptionalInt.of(873), List.of(new Answer.HeldFile("sessions/1-1/av-0001.track", 1)));
    return List.of(
        utf8(new Answer.Described(Samples.RECORDER, "0.1.0", "standby", head, supply).header()),
        utf8(new Answer.Refused("absent", "there is no such file").header()));
  }

  private static List<byte[]> keys() {
    SoftwareSigner p256 = SoftwareSigner.p256("a.example/x", Samples.longSeed("p256"));
    SoftwareSigner sm2 = SoftwareSigner.sm2("a.example/x", Samples.longSeed("sm2"));
    return Stream.of(Samples.OFFICE_KEY.key(), p256.key(), sm2.key())
        .map(key -> utf8(key.toString()))
        .toList();
  }

  private static byte[] telemetry() {
    return new Telemetry(
            Samples.WALL,
            io.shuijing.evidence.Moment.ClockSource.GNSS,
            OptionalLong.of(20),
            io.shuijing.evidence.media.Place.of(34.1, 112.8, 5, 850),
            OptionalInt.of(873))
        .box();
  }

  private static byte[] utf8(String text) {
    return Bytes.utf8(text);
  }

  private static String text(byte[] bytes) throws Malformed {
    return Lines.utf8(bytes);
  }
}

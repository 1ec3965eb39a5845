package io.shuijing.evidence.transfer;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Check;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a recorder answers (clauses D5 to D15). */
public sealed interface Answer {

  /**
   * Who it is and what it holds.
   *
   * @param state {@code standby} or {@code recording}
   * @param head where its journal ends
   * @param supply what it has left, and the files it holds but for those being written
   */
  record Described(Name recorder, String firmware, String state, JournalState head, Supply supply)
      implements Answer {}

  /** Records, bytes, digest of the last record ({@link Digest#ZERO} for none). */
  record JournalState(long records, long bytes, Digest last) {}

  /** Free bytes, charge, files. */
  record Supply(long freeBytes, OptionalInt batteryPermille, List<HeldFile> files) {
    /** Keeps its own list. */
    public Supply {
      files = List.copyOf(files);
    }
  }

  /** A track or orphan and its length. */
  record HeldFile(String path, long bytes) {}

  /** Wall time when the question was taken up and when the answer was given. */
  record ClockRead(Instant received, Instant sent, ClockSource source, OptionalLong uncertaintyMs)
      implements Answer {}

  /** Records from n on; the body is these records as they stand in the journal. */
  record JournalRead(long from, long count) implements Answer {}

  /** Bytes of a file; they are the body. None at the end of the file. */
  record TrackRead(long offset) implements Answer {}

  /** A note; it is the body. */
  record Signed() implements Answer {}

  /** What was freed. */
  record Freed(long files, long bytes) implements Answer {}

  /** What was checked. */
  record Checked(List<Check> checks) implements Answer {
    /** Keeps its own list. */
    public Checked {
      checks = List.copyOf(checks);
    }
  }

  /** Done and durable. */
  record Done() implements Answer {}

  /**
   * Not done, and why: one word, and one line for a person; what a detail cannot hold is taken out
   * (clause L9).
   */
  record Refused(String reason, String detail) implements Answer {
    /** Makes the detail fit. */
    public Refused {
      detail = Lines.printable(detail);
    }
  }

  /** First line of every answer. */
  String FORMAT = "shuijing-answer/v1";

  /** Most files that one recorder may hold. */
  int MAX_FILES = 512;

  /** Reads an answer's header. */
  static Answer parse(String header) throws Malformed {
    Lines in = Lines.of(header.getBytes(StandardCharsets.UTF_8));
    in.exactly(FORMAT);
    Answer answer = read(in.value("answer"), in);
    in.end();
    return answer;
  }

  private static Answer read(String kind, Lines in) throws Malformed {
    return switch (kind) {
      case "described" -> described(in);
      case "clock-read" -> clockRead(in);
      case "journal-read" ->
          new JournalRead(Lines.number(in.value("from")), Lines.number(in.value("count")));
      case "track-read" -> new TrackRead(Lines.number(in.value("offset")));
      case "signed" -> new Signed();
      case "freed" -> {
        String[] freed = in.values("freed", 2);
        yield new Freed(Lines.number(freed[0]), Lines.number(freed[1]));
      }
      case "checked" -> new Checked(checks(in));
      case "done" -> new Done();
      case "refused" -> new Refused(Lines.token(in.value("reason")), in.detail("detail"));
      default -> throw new Malformed("D5", "no such answer: " + Lines.shown(kind));
    };
  }

  private static Answer described(Lines in) throws Malformed {
    Name recorder = Name.parse(in.value("recorder"));
    String firmware = Lines.token(in.value("firmware"));
    String state = Lines.token(in.value("state"));
    String[] head = in.values("journal", 3);
    long free = Lines.number(in.value("free"));
    String battery = in.value("battery");
    List<HeldFile> files = new ArrayList<>();
    while (in.nextIs("file") && files.size() < MAX_FILES) {
      String[] file = in.values("file", 2);
      files.add(new HeldFile(Question.path(file[0]), Lines.number(file[1])));
    }
    if (files.stream().map(HeldFile::path).distinct().count() < files.size()) {
      throw new Malformed("D7", "a file named twice");
    }
    return new Described(
        recorder,
        firmware,
        state,
        new JournalState(Lines.number(head[0]), Lines.number(head[1]), Digest.fromHex(head[2])),
        new Supply(free, permille(battery), files));
  }

  private static OptionalInt permille(String word) throws Malformed {
    if (word.equals("-")) {
      return OptionalInt.empty();
    }
    long permille = Lines.number(word);
    if (permille > 1000) {
      throw new Malformed("D7", "a charge of " + permille + " permille");
    }
    return OptionalInt.of((int) permille);
  }

  private static Answer clockRead(Lines in) throws Malformed {
    Instant received = Lines.time(in.value("received"));
    Instant sent = Lines.time(in.value("sent"));
    String[] clock = in.values("clock", 2);
    return new ClockRead(
        received,
        sent,
        ClockSource.parse(clock[0]),
        clock[1].equals("-") ? OptionalLong.empty() : OptionalLong.of(Lines.number(clock[1])));
  }

  private static List<Check> checks(Lines in) throws Malformed {
    List<Check> checks = new ArrayList<>();
    while (in.nextIs("check") && checks.size() < Entry.MAX_LIST) {
      checks.add(Check.parse(in.values("check", 3)));
    }
    return checks;
  }

  /** The answer's header. */
  default String header() {
    LineWriter out = new LineWriter(FORMAT);
    switch (this) {
      case Described a -> described(a, out);
      case ClockRead a ->
          out.line("answer", "clock-read")
              .line("received", Lines.time(a.received()))
              .line("sent", Lines.time(a.sent()))
              .line(
                  "clock",
                  a.source().word(),
                  a.uncertaintyMs().isPresent() ? a.uncertaintyMs().getAsLong() : "-");
      case JournalRead a ->
          out.line("answer", "journal-read").line("from", a.from()).line("count", a.count());
      case TrackRead a -> out.line("answer", "track-read").line("offset", a.offset());
      case Signed _ -> out.line("answer", "signed");
      case Freed a -> out.line("answer", "freed").line("freed", a.files(), a.bytes());
      case Checked a -> {
        out.line("answer", "checked");
        a.checks().forEach(c -> out.line("check", c.part(), c.result(), c.value()));
      }
      case Done _ -> out.line("answer", "done");
      case Refused a ->
          out.line("answer", "refused").line("reason", a.reason()).line("detail", a.detail());
    }
    return new String(out.bytes(), StandardCharsets.UTF_8);
  }

  private static void described(Described a, LineWriter out) {
    Supply supply = a.supply();
    out.line("answer", "described").line("recorder", a.recorder());
    out.line("firmware", a.firmware()).line("state", a.state());
    out.line("journal", a.head().records(), a.head().bytes(), a.head().last());
    out.line("free", supply.freeBytes());
    out.line(
        "battery",
        supply.batteryPermille().isPresent() ? supply.batteryPermille().getAsInt() : "-");
    supply.files().forEach(file -> out.line("file", file.path(), file.bytes()));
  }
}

package io.shuijing.evidence.transfer;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a dock asks of a recorder (clauses D5 to D15). */
public sealed interface Question {

  /** Who are you and what do you hold? Answered by {@link Answer.Described}. */
  record Describe() implements Question {}

  /** What does your clock say? Answered by {@link Answer.ClockRead}. */
  record ReadClock() implements Question {}

  /** Set your clock; offset and round trip as measured before. Answered by {@link Answer.Done}. */
  record SetClock(Instant time, long uncertaintyMs, long offsetMs, long roundTripMs)
      implements Question {}

  /** Give journal records from n on, as many as fit. Answered by {@link Answer.JournalRead}. */
  record ReadJournal(long from, long maxBytes) implements Question {}

  /** Give bytes of a track or orphan. Answered by {@link Answer.TrackRead}. */
  record ReadTrack(String path, long offset, long maxBytes) implements Question {}

  /** A dock takes you in. Answered by {@link Answer.Done}. */
  record TakeIn(Name dock, Digest challenge, Optional<Digest> officeHead) implements Question {}

  /** Sign a checkpoint of your journal as it is now. Answered by {@link Answer.Signed}. */
  record SignCheckpoint() implements Question {}

  /** Keep this cosigned checkpoint; the body is the note. Answered by {@link Answer.Done}. */
  record KeepCosigned() implements Question {}

  /**
   * Keep this receipt and free what it covers; the body is the note. Answered by {@link
   * Answer.Freed}.
   */
  record KeepReceipt() implements Question {}

  /**
   * Take this assignment; the body is the prompt's audio (WAV). Answered by {@link Answer.Done}.
   */
  record Assign(String assignment, Wording wording, Blob audio) implements Question {}

  /** Check your parts. Answered by {@link Answer.Checked}. */
  record PreCheck() implements Question {}

  /** Go out. Answered by {@link Answer.Done}. */
  record LetGo(Name dock, Digest challenge, Optional<Digest> officeHead) implements Question {}

  /** First line of every question. */
  String FORMAT = "shuijing-question/v1";

  /** Most bytes that may be asked for at once. */
  long MAX_READ_BYTES = 4L * 1024 * 1024;

  /** A path of a track or an orphan: no way out of the recorder's folders. */
  Pattern PATH =
      Pattern.compile(
          "sessions/(0|[1-9][0-9]{0,15})-[1-9][0-9]{0,15}/(av|still)-(?!0000)[0-9]{4}\\.track"
              + "|quarantine/[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}");

  /** Reads a question's header. */
  static Question parse(String header) throws Malformed {
    Lines in = Lines.of(header.getBytes(StandardCharsets.UTF_8));
    in.exactly(FORMAT);
    Question question = read(in.value("ask"), in);
    in.end();
    return question;
  }

  private static Question read(String kind, Lines in) throws Malformed {
    return switch (kind) {
      case "describe" -> new Describe();
      case "read-clock" -> new ReadClock();
      case "set-clock" ->
          new SetClock(
              Lines.time(in.value("time")),
              Lines.number(in.value("uncertainty")),
              Lines.signed(in.value("offset")),
              Lines.number(in.value("round-trip")));
      case "read-journal" -> new ReadJournal(Lines.number(in.value("from")), maxBytes(in));
      case "read-track" ->
          new ReadTrack(path(in.value("path")), Lines.number(in.value("offset")), maxBytes(in));
      case "take-in" -> new TakeIn(dock(in), Digest.fromHex(in.value("challenge")), head(in));
      case "sign-checkpoint" -> new SignCheckpoint();
      case "keep-cosigned" -> new KeepCosigned();
      case "keep-receipt" -> new KeepReceipt();
      case "assign" -> assign(in);
      case "pre-check" -> new PreCheck();
      case "let-go" -> new LetGo(dock(in), Digest.fromHex(in.value("challenge")), head(in));
      default -> throw new Malformed("D5", "no such question: " + Lines.shown(kind));
    };
  }

  private static Question assign(Lines in) throws Malformed {
    String assignment = Lines.token(in.value("assignment"));
    String[] wording = in.values("wording", 2);
    String[] audio = in.values("audio", 2);
    if (Lines.number(audio[1]) > MAX_READ_BYTES) {
      throw new Malformed("D3", "a prompt of " + audio[1] + " bytes");
    }
    return new Assign(
        assignment,
        new Wording(Lines.token(wording[0]), Lines.number(wording[1])),
        new Blob(Digest.fromHex(audio[0]), Lines.number(audio[1])));
  }

  private static long maxBytes(Lines in) throws Malformed {
    long max = Lines.number(in.value("max"));
    if (max < 1 || max > MAX_READ_BYTES) {
      throw new Malformed("D3", max + " bytes asked for at once");
    }
    return max;
  }

  /** Checks a path of a track or an orphan (clause D4). */
  static String path(String path) throws Malformed {
    if (!PATH.matcher(path).matches() || path.contains("..")) {
      throw new Malformed("D4", "not a path of a track: " + Lines.shown(path));
    }
    return path;
  }

  private static Name dock(Lines in) throws Malformed {
    Name name = Name.parse(in.value("dock"));
    if (name.kind() != Name.Kind.DOCK) {
      throw new Malformed("D8", "not a dock: " + name);
    }
    return name;
  }

  private static Optional<Digest> head(Lines in) throws Malformed {
    String head = in.value("office-head");
    return head.equals("-") ? Optional.empty() : Optional.of(Digest.fromHex(head));
  }

  /** The question's header. */
  default String header() {
    LineWriter out = new LineWriter(FORMAT);
    switch (this) {
      case Describe _ -> out.line("ask", "describe");
      case ReadClock _ -> out.line("ask", "read-clock");
      case SetClock q ->
          out.line("ask", "set-clock")
              .line("time", Lines.time(q.time()))
              .line("uncertainty", q.uncertaintyMs())
              .line("offset", q.offsetMs())
              .line("round-trip", q.roundTripMs());
      case ReadJournal q ->
          out.line("ask", "read-journal").line("from", q.from()).line("max", q.maxBytes());
      case ReadTrack q ->
          out.line("ask", "read-track")
              .line("path", q.path())
              .line("offset", q.offset())
              .line("max", q.maxBytes());
      case TakeIn q -> visit(out, "take-in", q.dock(), q.challenge(), q.officeHead());
      case SignCheckpoint _ -> out.line("ask", "sign-checkpoint");
      case KeepCosigned _ -> out.line("ask", "keep-cosigned");
      case KeepReceipt _ -> out.line("ask", "keep-receipt");
      case Assign q ->
          out.line("ask", "assign")
              .line("assignment", q.assignment())
              .line("wording", q.wording().id(), q.wording().version())
              .line("audio", q.audio().digest(), q.audio().bytes());
      case PreCheck _ -> out.line("ask", "pre-check");
      case LetGo q -> visit(out, "let-go", q.dock(), q.challenge(), q.officeHead());
    }
    return new String(out.bytes(), StandardCharsets.UTF_8);
  }

  private static void visit(
      LineWriter out, String ask, Name dock, Digest challenge, Optional<Digest> head) {
    out.line("ask", ask).line("dock", dock).line("challenge", challenge);
    out.line("office-head", head.isPresent() ? head.get() : "-");
  }
}

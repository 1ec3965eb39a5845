package io.shuijing.evidence.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.note.VerifierKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a record of the journal says happened (docs/spec, clauses J10 to J29). */
public sealed interface Entry {

  /** Record 0: who the recorder is, whom it trusts, to whom it seals. */
  record Genesis(
      List<VerifierKey> keys,
      VerifierKey office,
      List<String> recipients,
      String model,
      String firmware)
      implements Entry {}

  /**
   * The recorder started.
   *
   * @param cause {@code first}, {@code after-off} or {@code after-loss}: what the record before
   *     shows
   * @param found last record as it was found
   * @param recovered records that only a track had and that were appended again
   * @param orphanBytes bytes of torn tails that were moved to quarantine
   * @param abandoned digests of signed records among those bytes, so that they are no fork
   */
  record Boot(String cause, Link found, long recovered, long orphanBytes, List<Digest> abandoned)
      implements Entry {}

  /** A place in the chain: number and digest of a record as stored. */
  record Link(long n, Digest digest) {}

  /** The clock was stepped; offset and round trip were measured before. */
  record ClockSet(
      Instant before, Instant after, ClockSource source, long offsetMs, long roundTripMs)
      implements Entry {}

  /** A dock took the recorder in. */
  record CheckIn(Name dock, Digest challenge, Optional<Digest> officeHead) implements Entry {}

  /** A dock let the recorder go; all after it is not before the challenge was made. */
  record CheckOut(
      Name dock, Digest challenge, Optional<Digest> officeHead, List<String> assignments)
      implements Entry {}

  /** What was checked before use (R7). */
  record PreCheck(List<Check> checks) implements Entry {}

  /** One check: part, {@code ok}, {@code warn} or {@code fail}, measured value or {@code -}. */
  record Check(String part, String result, String value) {}

  /** A session began (R8); without assignment it is marked for review (R5). */
  record SessionOpen(
      SessionId session,
      String trigger,
      Optional<String> assignment,
      String video,
      String audio,
      long preRollMs)
      implements Entry {}

  /**
   * A sealed segment or still is durable.
   *
   * @param index from 0 within session and stream; of {@code av}, 0 is the init segment
   * @param at where the sealed bytes begin
   */
  record Segment(
      SessionId session, Stream stream, long index, Place at, Blob sealed, Blob plain, Span media)
      implements Entry {}

  /** A file of the session's folder and an offset in it, a multiple of 4096. */
  record Place(String file, long offset) {}

  /** Digest and length of some bytes. */
  record Blob(Digest digest, long bytes) {

    /** Of these bytes. */
    public static Blob of(byte[] bytes) {
      return new Blob(Digest.of(bytes), bytes.length);
    }
  }

  /** Start and duration in ms from the session's first picture. */
  record Span(long startMs, long durationMs) {}

  /** A stream of a session. */
  enum Stream {
    AV,
    STILL;

    /** The word in the text. */
    public String word() {
      return this == AV ? "av" : "still";
    }
  }

  /** The opening prompt was played into the recording (R8, R9). */
  record Prompt(SessionId session, Wording wording, Blob audio, Span media) implements Entry {}

  /** A wording by id and version. */
  record Wording(String id, long version) {}

  /** The officer marked a moment (R11). */
  record Mark(SessionId session, String kind, long mediaMs) implements Entry {}

  /** Nothing was captured although it was asked for. */
  record Gap(SessionId session, GapEnd from, GapEnd to, String cause) implements Entry {}

  /** One end of a gap, in both times. */
  record GapEnd(long boot, long monoMs, Instant wall) {}

  /** A session ended (R8, R12). */
  record SessionClose(
      SessionId session, String cause, OptionalLong measured, long segments, Totals totals)
      implements Entry {}

  /** What a session came to: bytes of all plain segments, duration in ms. */
  record Totals(long plainBytes, long mediaMs) {}

  /** A part failed. */
  record Fault(String part, String fault, String detail, List<Digest> abandoned) implements Entry {}

  /** Still on; every 30 s. */
  record Alive(String state, long freeBytes, OptionalInt batteryPermille) implements Entry {}

  /**
   * Space was freed.
   *
   * @param receipt digest of the receipt it acts on
   * @param below the receipt covers the records below this number
   */
  record Wipe(Digest receipt, long below, long files, long bytes) implements Entry {}

  /** The recorder was switched off in order. */
  record Off(String cause) implements Entry {}
}

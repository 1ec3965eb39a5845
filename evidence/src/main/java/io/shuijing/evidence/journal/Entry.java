package io.shuijing.evidence.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
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
  /** No list in a record is longer. */
  int MAX_LIST = 64;

  /** The session of which it tells; empty if of none. */
  default Optional<SessionId> ofSession() {
    return switch (this) {
      case SessionOpen open -> Optional.of(open.session());
      case Segment segment -> Optional.of(segment.session());
      case Prompt prompt -> Optional.of(prompt.session());
      case Mark mark -> Optional.of(mark.session());
      case Gap gap -> Optional.of(gap.session());
      case SessionClose close -> Optional.of(close.session());
      case Genesis _,
          Boot _,
          ClockSet _,
          CheckIn _,
          CheckOut _,
          PreCheck _,
          Fault _,
          Alive _,
          Wipe _,
          Off _ ->
          Optional.empty();
    };
  }

  /** Record 0: who the recorder is, whom it trusts, to whom it seals. */
  record Genesis(
      List<VerifierKey> keys,
      VerifierKey office,
      List<String> recipients,
      String model,
      String firmware)
      implements Entry {
    /** The office, and the escrow key if there is one. */
    public static final int MAX_RECIPIENTS = 2;

    /** Keeps its own lists. */
    public Genesis {
      keys = List.copyOf(keys);
      recipients = List.copyOf(recipients);
    }
  }

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
      implements Entry {
    /** Keeps its own list, at most {@link #MAX_LIST} long. */
    public Boot {
      abandoned = List.copyOf(abandoned);
    }
  }

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
      implements Entry {
    /** Keeps its own list, at most {@link #MAX_LIST} long. */
    public CheckOut {
      assignments = List.copyOf(assignments);
    }
  }

  /** What was checked before use (R7). */
  record PreCheck(List<Check> checks) implements Entry {
    /** Keeps its own list, 1 to {@link #MAX_LIST} long. */
    public PreCheck {
      checks = List.copyOf(checks);
    }
  }

  /** One check: part, {@code ok}, {@code warn} or {@code fail}, measured value or {@code -}. */
  record Check(String part, String result, String value) {
    /** Reads the three values of a line {@code check} (clause J15). */
    public static Check parse(String[] words) throws Malformed {
      if (!words[1].equals("ok") && !words[1].equals("warn") && !words[1].equals("fail")) {
        throw new Malformed("J15", "no such result: " + Lines.shown(words[1]));
      }
      return new Check(Lines.token(words[0]), words[1], Lines.token(words[2]));
    }
  }

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
      implements Entry {
    /** Segments begin at multiples of this (clause T3). */
    public static final int ALIGNMENT = 4096;

    /** A sealed segment is not longer (clause T5). */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** A track grows no longer (clause T5). */
    public static final long MAX_TRACK_BYTES = 256L * 1024 * 1024;
  }

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

  /**
   * A part failed.
   *
   * @param detail for a person; what a detail cannot hold is taken out (clause L9)
   * @param abandoned digests of signed records that never became part of the journal
   */
  record Fault(String part, String fault, String detail, List<Digest> abandoned) implements Entry {
    /** Makes the detail fit; keeps its own list, at most {@link #MAX_LIST} long. */
    public Fault {
      detail = Lines.printable(detail);
      abandoned = List.copyOf(abandoned);
    }
  }

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

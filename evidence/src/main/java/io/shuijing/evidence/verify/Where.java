package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.journal.Entry.Stream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The place of a finding, as far as it has one.
 *
 * @param session whose recording it is
 * @param piece the segment or still
 * @param file path within the supply; {@code journal} is the journal
 * @param offset in bytes within the file
 * @param wall what the recorder's clock said
 */
public record Where(
    Optional<SessionId> session,
    Optional<Piece> piece,
    Optional<String> file,
    OptionalLong offset,
    Optional<Instant> wall) {
  static final String JOURNAL = "journal";

  /** Of the recorder as a whole. */
  static final Where NOWHERE =
      new Where(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty());

  /** A segment or still of a session. */
  public record Piece(Stream stream, long index, Span media) {}

  static Where inJournal(long offset) {
    return in(JOURNAL, offset);
  }

  static Where in(String file, long offset) {
    return new Where(
        Optional.empty(),
        Optional.empty(),
        Optional.of(file),
        OptionalLong.of(offset),
        Optional.empty());
  }

  static Where in(String file) {
    return new Where(
        Optional.empty(),
        Optional.empty(),
        Optional.of(file),
        OptionalLong.empty(),
        Optional.empty());
  }

  Where of(SessionId id) {
    return new Where(Optional.of(id), piece, file, offset, wall);
  }

  Where of(SessionId id, Piece segment) {
    return new Where(Optional.of(id), Optional.of(segment), file, offset, wall);
  }

  Where at(Instant time) {
    return new Where(session, piece, file, offset, Optional.of(time));
  }

  Where behind(long bytes) {
    return new Where(session, piece, file, OptionalLong.of(offset.orElse(0) + bytes), wall);
  }
}

package io.shuijing.evidence.verify;

import java.util.OptionalLong;

/**
 * The longest tail that could have been cut off without a trace (clause V61).
 *
 * @param seconds empty if nothing in the supply bounds it: then only someone who knows until when
 *     the recorder ran can, because while it runs it writes a record every {@link #ALIVE_SECONDS}
 * @param beforeRecord number of the record of a start before which it would have stood; empty for
 *     the end of the journal
 */
public record Tail(OptionalLong seconds, OptionalLong beforeRecord) {
  /** A recorder that is on writes a record at least this often. */
  public static final long ALIVE_SECONDS = 30;

  static final Tail NONE = new Tail(OptionalLong.of(0), OptionalLong.empty());
  static final Tail UNBOUNDED = new Tail(OptionalLong.empty(), OptionalLong.empty());

  static Tail before(long record, long seconds) {
    return new Tail(OptionalLong.of(seconds), OptionalLong.of(record));
  }

  static Tail unboundedBefore(long record) {
    return new Tail(OptionalLong.empty(), OptionalLong.of(record));
  }

  /** The longer of two. */
  Tail or(Tail other) {
    return other.isLongerThan(this) ? other : this;
  }

  private boolean isLongerThan(Tail other) {
    return seconds.orElse(Long.MAX_VALUE) > other.seconds.orElse(Long.MAX_VALUE);
  }

  /** Seconds, or {@code unbounded}. */
  public String word() {
    return seconds.isPresent() ? Long.toString(seconds.getAsLong()) : "unbounded";
  }
}

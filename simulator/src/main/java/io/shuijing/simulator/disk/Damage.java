package io.shuijing.simulator.disk;

import java.util.Optional;

/** What lies over the pristine bytes of a file and spoils what is read (S8, S9, S10). */
sealed interface Damage {
  /** The bit of a byte is the other one. */
  record Flipped(long position, int bit) implements Damage {}

  /** Nothing from here to there can be read. */
  record Unreadable(long from, long to) implements Damage {}

  /** Other bytes are read from here on. */
  record Overlaid(long from, Content bytes) implements Damage {}

  /** What is left of it in a file cut to that size. */
  default Optional<Damage> before(long size) {
    return switch (this) {
      case Flipped(long position, _) -> Optional.of(this).filter(_ -> position < size);
      case Unreadable(long from, long to) ->
          Optional.<Damage>of(new Unreadable(from, Math.min(to, size))).filter(_ -> from < size);
      case Overlaid(long from, Content bytes) ->
          Optional.<Damage>of(this)
              .filter(_ -> from < size)
              .map(_ -> new Overlaid(from, bytes.prefix(Math.min(bytes.length(), size - from))));
    };
  }

  /** Whether a read of these bytes fails. */
  default boolean forbids(long position, int count) {
    return this instanceof Unreadable(long from, long to)
        && position < to
        && from < position + count;
  }

  /** Spoils bytes that were read from a position. */
  default void spoil(long position, byte[] into, int offset, int count) {
    switch (this) {
      case Flipped(long at, int bit) -> {
        if (at >= position && at < position + count) {
          into[offset + (int) (at - position)] ^= (byte) (1 << bit);
        }
      }
      case Unreadable _ -> {}
      case Overlaid(long from, Content bytes) -> {
        long first = Math.max(from, position);
        long end = Math.min(from + bytes.length(), position + count);
        if (first < end) {
          bytes.read(first - from, into, offset + (int) (first - position), (int) (end - first));
        }
      }
    }
  }
}

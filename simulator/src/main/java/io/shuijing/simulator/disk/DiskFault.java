package io.shuijing.simulator.disk;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A fault of a disk, as data: one line of text, one record. The numbers S1 to S12 are those of the
 * fault model in {@code docs/reliability.md}.
 *
 * <p>Not supported: S11, the rule of raw flash that programming sets no bit, and the wear of its
 * blocks. A volume of files has neither bits that are programmed nor blocks that are erased: what a
 * worn block does to files is S6 (read-only) and S8. A short read (S6) is not there either: the
 * port reads on until the end.
 */
public sealed interface DiskFault {

  /** S1: the power goes at an operation. Nothing returns to the process any more. */
  record PowerCut(When when) implements DiskFault {}

  /** Where in an operation the power goes. */
  enum When {
    /** Nothing of it was done. */
    BEFORE,
    /** It was begun: of an append some bytes, of a flush some sectors. */
    DURING,
    /** It was done, but the process never learned. */
    AFTER
  }

  /**
   * S2: from now on, what a cut may do to sectors that were not flushed. A disk does all of it from
   * the start; this narrows it.
   */
  record UnsyncedBytes(List<Fate> fates) implements DiskFault {
    public UnsyncedBytes {
      if (fates.isEmpty() || !fates.equals(fates.stream().distinct().sorted().toList())) {
        throw new IllegalArgumentException("fates, each once, in order: " + fates);
      }
      fates = List.copyOf(fates);
    }
  }

  /** What becomes of a sector that was not flushed. */
  enum Fate {
    KEPT,
    DROPPED,
    /** A prefix of one version and a suffix of another. */
    TORN,
    /** The file grew, the bytes did not come. */
    ZERO,
    GARBAGE
  }

  /** S3: from now on, the law for names that were not flushed; ORDERED from the start. */
  record UnsyncedNames(Law law) implements DiskFault {}

  /** Which changes of names survive a cut. */
  enum Law {
    /** Those before some moment, on the whole disk; a flush of a file keeps its name too. */
    ORDERED,
    /** Any; a flush of a file says nothing of its name. */
    WILD
  }

  /** S4: the power goes in the next flush of a file. */
  record CutInFlush(Reached reached) implements DiskFault {}

  /** What of a flush reached the medium before the power went. */
  enum Reached {
    ALL,
    SOME,
    NOTHING
  }

  /**
   * S5: the next flush fails; what was pending counts as clean, and was not written, or not all.
   */
  record FlushError() implements DiskFault {}

  /** S6: from now on there is room for so many bytes, until something is removed. */
  record Full(long bytes) implements DiskFault {
    public Full {
      if (bytes < 0) {
        throw new IllegalArgumentException("room for " + bytes + " bytes");
      }
    }
  }

  /** S6: from now on nothing can be written. */
  record ReadOnly() implements DiskFault {}

  /** S6: the card is out; what was pending gets its fates as in a cut. */
  record Gone() implements DiskFault {}

  /** S6: of the next append only some bytes are written. */
  record ShortWrite() implements DiskFault {}

  /** S7: from now on a flush says yes, and what it flushed stays volatile for so long. */
  record LyingFlush(Duration volatileFor) implements DiskFault {
    public LyingFlush {
      requirePositive(volatileFor.toMillis());
    }
  }

  /** S8: bits of one file flip: of what is being read if it strikes a read, else anywhere. */
  record FlippedBits(int bits, Stay stay) implements DiskFault {
    public FlippedBits {
      requirePositive(bits);
    }
  }

  /** S8: an aligned block of one file cannot be read: 512, 4096 or 131072 bytes. */
  record UnreadableBlock(int bytes, Stay stay) implements DiskFault {
    public UnreadableBlock {
      if (bytes != 512 && bytes != 4096 && bytes != 131072) {
        throw new IllegalArgumentException("no block has " + bytes + " bytes");
      }
    }
  }

  /** How long bits are rotten. */
  enum Stay {
    /** Until the fault is lifted. */
    AT_REST,
    /** For one read. */
    TRANSIENT
  }

  /**
   * S9: from now on a cut damages durable sectors that lie in the erase block that was written
   * last. Bytes lie on the medium in the order in which they were appended.
   */
  record Collateral(long eraseBlockBytes, int sectors) implements DiskFault {
    /** The largest erase block. */
    public static final long MAX_ERASE_BLOCK_BYTES = 16 << 20;

    public Collateral {
      requirePositive(sectors);
      if (eraseBlockBytes < 4096 || eraseBlockBytes > MAX_ERASE_BLOCK_BYTES) {
        throw new IllegalArgumentException("no erase block has " + eraseBlockBytes + " bytes");
      }
    }
  }

  /** S10: an append lands on other bytes; where it should be there are zeros. */
  record MisdirectedWrite() implements DiskFault {}

  /** S10: a page that is read is the one before the last flush. */
  record StalePage() implements DiskFault {}

  /** S10: instead of an append, bytes of a removed file are there. */
  record RemovedContent() implements DiskFault {}

  /** S12: the operation takes longer. */
  record Stalled(Duration duration) implements DiskFault {}

  /** Its number in the fault model: {@code S1} to {@code S12}. */
  default String id() {
    return switch (this) {
      case PowerCut _ -> "S1";
      case UnsyncedBytes _ -> "S2";
      case UnsyncedNames _ -> "S3";
      case CutInFlush _ -> "S4";
      case FlushError _ -> "S5";
      case Full _, ReadOnly _, Gone _, ShortWrite _ -> "S6";
      case LyingFlush _ -> "S7";
      case FlippedBits _, UnreadableBlock _ -> "S8";
      case Collateral _ -> "S9";
      case MisdirectedWrite _, StalePage _, RemovedContent _ -> "S10";
      case Stalled _ -> "S12";
    };
  }

  /** One line that {@link #parse} reads. */
  default String text() {
    String words =
        switch (this) {
          case PowerCut(When when) -> "cut " + word(when);
          case UnsyncedBytes(List<Fate> fates) ->
              "fates " + fates.stream().map(DiskFault::word).collect(Collectors.joining(" "));
          case UnsyncedNames(Law law) -> "law " + word(law);
          case CutInFlush(Reached reached) -> "cut-in-flush " + word(reached);
          case FlushError _ -> "flush-error";
          case Full(long bytes) -> "full " + bytes;
          case ReadOnly _ -> "read-only";
          case Gone _ -> "gone";
          case ShortWrite _ -> "short-write";
          case LyingFlush(Duration volatileFor) -> "lying-flush " + volatileFor.toMillis();
          case FlippedBits(int bits, Stay stay) -> "flip " + bits + " " + word(stay);
          case UnreadableBlock(int bytes, Stay stay) -> "unreadable " + bytes + " " + word(stay);
          case Collateral(long bytes, int sectors) -> "collateral " + bytes + " " + sectors;
          case MisdirectedWrite _ -> "misdirected-write";
          case StalePage _ -> "stale-page";
          case RemovedContent _ -> "removed-content";
          case Stalled(Duration duration) -> "stall " + duration.toMillis();
        };
    return id() + " " + words;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is anything else; it says so if the fault is known and
   *     not supported
   */
  static DiskFault parse(String line) {
    return DiskFaultText.parse(line);
  }

  /** Which form of the fault it is, without numbers: a mark of coverage. */
  default String variant() {
    return Arrays.stream(text().split(" ", -1))
        .skip(1)
        .filter(word -> !Character.isDigit(word.charAt(0)))
        .collect(Collectors.joining(" "));
  }

  /** A constant as it stands in a plan. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void requirePositive(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("a fault of " + number);
    }
  }
}

package io.shuijing.evidence;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * When something was recorded, as three claims of different strength (clauses J6 to J9): the boot
 * and the milliseconds since it order things, the wall time dates them, the source and uncertainty
 * say how far to trust the date.
 *
 * @param boot how often the recorder was started in its life
 * @param monoMs milliseconds since that start, never backwards
 * @param wall what the clock said
 * @param source where the clock had its time from
 * @param uncertaintyMs how far it may be off; empty if unknown
 */
public record Moment(
    long boot, long monoMs, Instant wall, ClockSource source, OptionalLong uncertaintyMs) {

  /** Where a clock has its time from. */
  public enum ClockSource {
    NONE,
    RTC,
    DOCK,
    GNSS;

    /** The word in the text. */
    public String word() {
      return switch (this) {
        case NONE -> "none";
        case RTC -> "rtc";
        case DOCK -> "dock";
        case GNSS -> "gnss";
      };
    }

    /**
     * Reads the word.
     *
     * @throws Malformed for any other word (clause J9)
     */
    public static ClockSource parse(String word) throws Malformed {
      for (ClockSource source : values()) {
        if (source.word().equals(word)) {
          return source;
        }
      }
      throw new Malformed("J9", "no such clock source: " + Lines.shown(word));
    }
  }
}

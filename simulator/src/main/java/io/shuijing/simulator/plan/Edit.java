package io.shuijing.simulator.plan;

import java.util.Locale;

/** What an adversary does to a recorder's folder that he has in hand (A1). */
public enum Edit {
  /** A bit of the journal is another. */
  FLIP_JOURNAL(true),
  /** A bit of a sealed segment is another. */
  FLIP_TRACK(true),
  /** A record is taken out of the middle. */
  DROP_RECORD(true),
  /** Two neighbouring records change places. */
  SWAP_RECORDS(true),
  /** A record stands there once more. */
  REPEAT_RECORD(true),
  /** A record is replaced by another of its number, validly signed, that the journal once had. */
  SPLICE_RECORD(true),
  /** A record is changed and signed with another key of the same name. */
  RESIGN_RECORD(true),
  /** A record is added that another key has signed. */
  FORGE_RECORD(true),
  /** The journal ends earlier, between two records; tracks stay. */
  CUT_JOURNAL(false),
  /** The journal ends earlier, within a record; tracks stay. */
  TEAR_JOURNAL(false),
  /** Journal and tracks end earlier, so that all that is left fits. */
  CUT_TAIL(false),
  /** All is as it was at an earlier occasion. */
  ROLL_BACK(false),
  /** A track ends earlier. */
  CUT_TRACK(true),
  /** A track is taken away. */
  REMOVE_TRACK(true),
  /** Two tracks have each other's bytes. */
  SWAP_TRACKS(true),
  /** Two segments have each other's sealed bytes, as far as they reach. */
  SWAP_SEGMENTS(true),
  /** A file lies among the tracks that no record names. */
  STRAY_FILE(true),
  /** A checkpoint of another history, signed and cosigned by other keys. */
  FORGE_CHECKPOINT(true),
  /** A receipt for everything that another key has signed. */
  FORGE_RECEIPT(true),
  /** What docks and office signed is taken away. */
  REMOVE_NOTES(false);

  private final boolean shows;

  Edit(boolean shows) {
    this.shows = shows;
  }

  /** Whether what is left contradicts itself; else it is less, and only a number can say it. */
  public boolean shows() {
    return shows;
  }

  /** The word in plans. */
  public String word() {
    return word(this);
  }

  /** Whose folder it is. */
  public enum Prey {
    /** The recorder's card, while the recorder is off. */
    CARD,
    /** A copy of the office's archive of this recorder, before somebody verifies it. */
    ARCHIVE;

    /** The word in plans. */
    public String word() {
      return Edit.word(this);
    }
  }

  /** When he has it in hand. */
  public enum Occasion {
    /** Before the n-th start of the recorder, from 1. */
    START,
    /** At the n-th docking, from 1. */
    DOCKING;

    /** The word in plans. */
    public String word() {
      return Edit.word(this);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

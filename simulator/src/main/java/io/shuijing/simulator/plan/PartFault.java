package io.shuijing.simulator.plan;

import java.util.Locale;

/** Every fault of a part that is no disk, by the number of the fault model. */
public enum PartFault {
  /** The wall clock is stepped by so many milliseconds. */
  STEP("T1", Unit.MS, -630_720_000_000L, 630_720_000_000L),
  /** The wall clock drifts by so many parts in a million. */
  DRIFT("T1", Unit.MS, -200, 200),
  /** The wall clock's cell was empty: 1970. */
  TIME_LOST("T1", Unit.MS, 0, 0),
  /** The wall clock cannot be set. */
  CLOCK_STUCK("T1", Unit.MS, 0, 0),
  /** The charge falls to so many permille. */
  SAG("P1", Unit.MS, 0, 999),
  /** The gauge is off by so many permille. */
  MISREAD("P1", Unit.MS, -999, 999),
  /** The gauge says nothing. */
  GAUGE_SILENT("P1", Unit.MS, 0, 0),
  /** The process of the recorder dies; what it wrote stays in the system's memory. */
  RECORDER_KILLED("P1", Unit.MS, 0, 0),
  /**
   * From then on: the card hangs behind the first flush that fails, and so many milliseconds later
   * the process of the recorder dies.
   */
  KILLED_BEHIND_A_FLUSH("P1", Unit.MS, 0, 5_000),
  /** Pulled out before a question is heard. */
  UNPLUG("L1", Unit.QUESTION, 0, 0),
  /** The answer to a question is lost. */
  ANSWER_LOST("L1", Unit.QUESTION, 0, 0),
  /** A question arrives after the dock lost its patience. */
  LATE("L1", Unit.QUESTION, 0, 0),
  /** The dock's end breaks, the recorder is told late. */
  HALF_OPEN("L1", Unit.QUESTION, 0, 0),
  /** The bandwidth collapses. */
  SLOW("L1", Unit.QUESTION, 0, 0),
  /** An answer is corrupted below TLS. */
  CORRUPTED("L1", Unit.QUESTION, 0, 0),
  /** The dock's process dies at a question and is started again. */
  DOCK_RESTART("L1", Unit.QUESTION, 0, 0),
  /** The encoder dies. */
  CAMERA_DIES("C1", Unit.MS, 0, 0),
  /** The camera does not start for so many milliseconds. */
  CAMERA_REFUSES("C1", Unit.MS, 1, 120_000),
  /** The camera falls silent and is ended after ten seconds. */
  CAMERA_SILENT("C1", Unit.MS, 0, 0),
  /** The pictures stand still: the encoder is asked to finish, and started again. */
  CAMERA_FREEZES("C1", Unit.MS, 0, 0),
  /** The pictures are black. */
  CAMERA_BLACK("C1", Unit.MS, 0, 0),
  /** Nothing is heard. */
  MICROPHONE_SILENT("C1", Unit.MS, 0, 0),
  /** So many milliseconds of pictures never come. */
  PICTURES_LOST("C1", Unit.MS, 1, 5_000),
  /** No picture becomes a still for so many milliseconds. */
  STILLS_FAIL("C1", Unit.MS, 1, 120_000),
  /** The speaker is broken for so many milliseconds. */
  SPEAKER_BROKEN("C1", Unit.MS, 1, 120_000),
  /** The key does not sign for so many milliseconds. */
  KEY_SILENT("C1", Unit.MS, 1, 60_000),
  /** The button is down for so many milliseconds: leant against, caught, or stuck. */
  BUTTON_STICKS("B1", Unit.MS, 10_500, 120_000),
  /** The button's contact opens and closes so often, at random, as it wears out. */
  BUTTON_BOUNCES("B1", Unit.MS, 2, 120);

  /** What a fault's time is counted in. */
  public enum Unit {
    /** Virtual milliseconds since the shift began. */
    MS,
    /** Questions to the recorder, from 0. */
    QUESTION;

    /** The word in plans. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String id;
  private final Unit unit;
  private final long least;
  private final long most;

  PartFault(String id, Unit unit, long least, long most) {
    this.id = id;
    this.unit = unit;
    this.least = least;
    this.most = most;
  }

  /** Number in the fault model. */
  public String id() {
    return id;
  }

  /** The word in plans. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What its time is counted in. */
  public Unit unit() {
    return unit;
  }

  /** The smallest amount. */
  public long least() {
    return least;
  }

  /** The largest amount. */
  public long most() {
    return most;
  }
}

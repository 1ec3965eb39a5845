package io.shuijing.device.recording;

import io.shuijing.evidence.Moment;
import io.shuijing.evidence.journal.Entry.GapEnd;
import io.shuijing.hal.body.Signal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a recorder is doing. */
public sealed interface RecorderState {

  /** What is true whatever it is doing. */
  Surroundings around();

  /** The same, in other surroundings. */
  RecorderState in(Surroundings around);

  /** The word for it in the journal and for a dock. */
  default String word() {
    return switch (this) {
      case Standby _ -> "standby";
      case Opening _ -> "opening";
      case Recording _ -> "recording";
      case Closing _ -> "closing";
      case Faulted _ -> "faulted";
      case Off _ -> "off";
    };
  }

  /** A recorder that was just started. */
  static RecorderState initial() {
    return new Standby(new Surroundings(false, 0, 0, false));
  }

  /**
   * Surroundings.
   *
   * @param docked whether a dock that proved its name is there
   * @param captures how many captures were started so far
   * @param spentPress number of the last press that began something; what else is told of it means
   *     nothing any more
   * @param startedAgainFrozen whether the camera was started again because its pictures stood
   *     still; once for each press is enough
   */
  record Surroundings(boolean docked, long captures, long spentPress, boolean startedAgainFrozen) {
    Surroundings docked(boolean now) {
      return new Surroundings(now, captures, spentPress, startedAgainFrozen);
    }

    Surroundings withNextCapture() {
      return new Surroundings(docked, captures + 1, spentPress, startedAgainFrozen);
    }

    Surroundings spent(long press) {
      return new Surroundings(docked, captures, press, startedAgainFrozen);
    }

    Surroundings startingAgainFrozen() {
      return new Surroundings(docked, captures, spentPress, true);
    }

    Surroundings afresh() {
      return new Surroundings(docked, captures, spentPress, false);
    }

    /** What is shown while it waits. */
    public Signal idle() {
      return docked ? Signal.DOCKED : Signal.READY;
    }
  }

  /** Waiting for a press. */
  record Standby(Surroundings around) implements RecorderState {
    @Override
    public Standby in(Surroundings other) {
      return new Standby(other);
    }
  }

  /**
   * A capture was started, its stream has not begun.
   *
   * @param start why and when
   * @param marks kinds of the marks for which the officer already pressed
   * @param stop why it is to be closed as soon as it is open
   */
  record Opening(Surroundings around, Start start, List<String> marks, Optional<Stop> stop)
      implements RecorderState {
    /** Keeps its own list. */
    public Opening {
      marks = List.copyOf(marks);
    }

    @Override
    public Opening in(Surroundings other) {
      return new Opening(other, start, marks, stop);
    }

    Opening with(Stop other) {
      return new Opening(around, start, marks, Optional.of(other));
    }
  }

  /** A session is open and fragments arrive. */
  record Recording(
      Surroundings around, MediaClock media, Signal shown, Prompting prompting, Stills stills)
      implements RecorderState {
    Recording(Surroundings around, MediaClock media, Signal shown, Prompting prompting) {
      this(around, media, shown, prompting, Stills.NONE);
    }

    Recording with(Stills other) {
      return new Recording(around, media, shown, prompting, other);
    }

    @Override
    public Recording in(Surroundings other) {
      return new Recording(other, media, shown, prompting, stills);
    }

    Recording with(MediaClock other) {
      return new Recording(around, other, shown, prompting, stills);
    }

    Recording showing(Signal other) {
      return new Recording(around, media, other, prompting, stills);
    }

    Recording with(Prompting other) {
      return new Recording(around, media, shown, other, stills);
    }
  }

  /**
   * The camera was asked to finish, its last fragments are still coming.
   *
   * @param stop why
   * @param storing whether its last fragments are stored; not after one could not be
   * @param rest what is still to come
   */
  record Closing(
      Surroundings around,
      MediaClock media,
      Prompting prompting,
      Stop stop,
      boolean storing,
      Rest rest)
      implements RecorderState {
    Closing(
        Surroundings around, MediaClock media, Prompting prompting, Stop stop, boolean storing) {
      this(around, media, prompting, stop, storing, new Rest(Stills.NONE, false));
    }

    Closing with(Rest other) {
      return new Closing(around, media, prompting, stop, storing, other);
    }

    Closing with(Stills other) {
      return with(new Rest(other, rest.ended()));
    }

    @Override
    public Closing in(Surroundings other) {
      return new Closing(other, media, prompting, stop, storing, rest);
    }

    Closing with(MediaClock other) {
      return new Closing(around, other, prompting, stop, storing, rest);
    }

    Closing with(Prompting other) {
      return new Closing(around, media, other, stop, storing, rest);
    }

    Closing with(Stop other) {
      return new Closing(around, media, prompting, other, storing, rest);
    }

    Closing notStoring() {
      return new Closing(around, media, prompting, stop, false, rest);
    }
  }

  /**
   * What a session that is closing waits for.
   *
   * @param ended whether the last fragment has come
   */
  record Rest(Stills stills, boolean ended) {}

  /** Nothing can be recorded; a press tries again. */
  record Faulted(Surroundings around) implements RecorderState {
    @Override
    public Faulted in(Surroundings other) {
      return new Faulted(other);
    }
  }

  /** Switched off; nothing happens any more. */
  record Off(Surroundings around) implements RecorderState {
    @Override
    public Off in(Surroundings other) {
      return new Off(other);
    }
  }

  /**
   * Why a capture was started.
   *
   * @param trigger the word for the journal
   * @param sinceMs when
   * @param interrupted the session that broke off and that this one goes on with
   */
  record Start(String trigger, long sinceMs, Optional<Interruption> interrupted) {}

  /**
   * A session whose camera broke off; it is still open.
   *
   * @param restarts how often in a row the camera broke off without giving one durable segment
   * @param prompting how far the opening prompt had come
   */
  record Interruption(GapEnd from, String cause, int restarts, Prompting prompting) {
    Interruption again() {
      return new Interruption(from, cause, restarts + 1, prompting);
    }
  }

  /**
   * Why a session is to be closed.
   *
   * @param measured what the device measured, if it is the cause
   * @param sinceMs when the camera was asked to finish
   * @param off why the recorder is to be switched off behind it
   * @param again whether the officer pressed again: a new recording starts behind this one
   */
  record Stop(
      String cause, OptionalLong measured, long sinceMs, Optional<String> off, boolean again) {
    static Stop because(String cause, Moment at) {
      return measured(cause, OptionalLong.empty(), at);
    }

    static Stop measured(String cause, OptionalLong measured, Moment at) {
      return new Stop(cause, measured, at.monoMs(), Optional.empty(), false);
    }

    Stop thenOff(String why) {
      return new Stop(cause, measured, sinceMs, Optional.of(why), again);
    }

    Stop thenAgain() {
      return new Stop(cause, measured, sinceMs, off, true);
    }
  }

  /**
   * The opening prompt of what the officer began with one press.
   *
   * @param startMs media time at which it began to play in this session
   * @param heard whether it was played to its end; it is not played again then
   */
  record Prompting(OptionalLong startMs, boolean heard) {
    static final Prompting NOT_YET = new Prompting(OptionalLong.empty(), false);
    static final Prompting HEARD = new Prompting(OptionalLong.empty(), true);

    static Prompting playingFrom(long mediaMs) {
      return new Prompting(OptionalLong.of(mediaMs), false);
    }

    /** In the next session, if this one breaks off. */
    Prompting carriedOn() {
      return heard ? HEARD : NOT_YET;
    }
  }
}

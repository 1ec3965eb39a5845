package io.shuijing.hal.media;

import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Ended;
import org.jspecify.annotations.Nullable;

/**
 * What is known when an encoder has ended.
 *
 * @param killed why we killed it, null if we did not
 * @param expected whether there was a reason to end
 * @param exit how it ended
 */
record Ending(@Nullable Killed killed, Expected expected, Exit exit) {
  private static final int FFMPEG_ENDED_BY_SIGNAL = 255;

  /** A reason to end. */
  enum Expected {
    /** It was asked to stop before it had written anything. */
    STOP_BEFORE_HEAD,
    /** It was asked to stop. */
    STOP,
    /** Its source comes to an end some day. */
    END_OF_SOURCE,
    /** None. */
    NOTHING
  }

  /** Why we killed an encoder. */
  sealed interface Killed {
    /** It wrote nothing for {@code ms}. */
    record Silent(long ms) implements Killed {}

    /** It did not end {@code ms} after it was asked to. */
    record DidNotFinish(long ms) implements Killed {}

    /** It wrote something else. */
    record Malformed(String what) implements Killed {}

    /** Its output could not be read. */
    record Unreadable(String why) implements Killed {}
  }

  /**
   * How a process ended.
   *
   * @param code 0 at the end of its work, 255 if a signal asked it to finish, 128 + n if signal n
   *     killed it
   * @param tornBytes of a last fragment that it did not write to the end
   * @param lastLine the last it said on its standard error
   */
  record Exit(int code, int tornBytes, String lastLine) {
    String torn() {
      return tornBytes == 0 ? "" : " (" + tornBytes + " bytes of an unfinished fragment dropped)";
    }
  }

  Ended event() {
    return switch (killed) {
      case Killed.Silent(long ms) -> stalled("wrote nothing for " + ms + " ms");
      case Killed.DidNotFinish(long ms) ->
          stalled("did not finish within " + ms + " ms after stop");
      case Killed.Malformed(String what) -> new Ended(Cause.NOT_MP4, what);
      case Killed.Unreadable(String why) ->
          new Ended(Cause.ENCODER_DIED, "the encoder's output cannot be read: " + why);
      case null -> byItself();
    };
  }

  private Ended byItself() {
    boolean whole = exit.tornBytes() == 0;
    return switch (expected) {
      // ffmpeg may call it an error to be stopped while it starts; nothing is lost by it.
      case STOP_BEFORE_HEAD -> new Ended(Cause.STOPPED, "");
      case STOP ->
          whole && (exit.code() == 0 || exit.code() == FFMPEG_ENDED_BY_SIGNAL)
              ? new Ended(Cause.STOPPED, "")
              : died();
      case END_OF_SOURCE -> whole && exit.code() == 0 ? new Ended(Cause.END_OF_SOURCE, "") : died();
      case NOTHING -> died();
    };
  }

  private Ended died() {
    String said = exit.lastLine().isEmpty() ? "" : ": " + exit.lastLine();
    return new Ended(
        Cause.ENCODER_DIED, "the encoder ended with exit code " + exit.code() + exit.torn() + said);
  }

  private Ended stalled(String how) {
    return new Ended(Cause.ENCODER_STALLED, "the encoder " + how + exit.torn());
  }
}

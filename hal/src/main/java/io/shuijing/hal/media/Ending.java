package io.shuijing.hal.media;

import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Ended;
import org.jspecify.annotations.Nullable;

/**
 * What is known when an encoder has ended.
 *
 * @param killed why we killed it, null if we did not
 * @param stopAsked whether it was asked to finish
 * @param began whether the head of the stream was handed over
 * @param exitCode 0 at the end of its work, 255 if a signal asked it to finish, 128 + n if signal n
 *     killed it
 * @param tornBytes of a last fragment that it did not write to the end
 * @param lastLine the last it said on its standard error
 */
record Ending(
    @Nullable Killed killed,
    boolean stopAsked,
    boolean began,
    int exitCode,
    int tornBytes,
    String lastLine) {
  private static final int FFMPEG_ENDED_BY_SIGNAL = 255;

  /** Why we killed an encoder. */
  sealed interface Killed {
    /** It wrote nothing for {@code ms}. */
    record Silent(long ms) implements Killed {}

    /** It did not end {@code ms} after it was asked to. */
    record DidNotFinish(long ms) implements Killed {}

    /** It wrote something else. */
    record Malformed(String what) implements Killed {}
  }

  Ended event() {
    return switch (killed) {
      case Killed.Silent(long ms) ->
          new Ended(Cause.ENCODER_STALLED, "the encoder wrote nothing for " + ms + " ms" + torn());
      case Killed.DidNotFinish(long ms) ->
          new Ended(
              Cause.ENCODER_STALLED,
              "the encoder did not finish within " + ms + " ms after stop" + torn());
      case Killed.Malformed(String what) -> new Ended(Cause.NOT_MP4, what);
      case null -> byItself();
    };
  }

  private Ended byItself() {
    boolean orderly = exitCode == 0 || exitCode == FFMPEG_ENDED_BY_SIGNAL;
    // Stopped while it was still starting, ffmpeg may call that an error; nothing is lost by it.
    if (stopAsked && (!began || (orderly && tornBytes == 0))) {
      return new Ended(Cause.STOPPED, "");
    }
    if (exitCode == 0 && tornBytes == 0) {
      return new Ended(Cause.END_OF_SOURCE, "");
    }
    String said = lastLine.isEmpty() ? "" : ": " + lastLine;
    return new Ended(
        Cause.ENCODER_DIED, "the encoder ended with exit code " + exitCode + torn() + said);
  }

  private String torn() {
    return tornBytes == 0 ? "" : " (" + tornBytes + " bytes of an unfinished fragment dropped)";
  }
}

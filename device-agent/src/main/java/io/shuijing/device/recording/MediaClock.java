package io.shuijing.device.recording;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.journal.Entry.GapEnd;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import java.util.Optional;

/**
 * Which picture is taken now: the media time that belongs to a time of the recorder.
 *
 * <p>A fragment arrives a little after its last picture was taken. The earliest arrival seen so far
 * tells best when the first picture was: everything else came later than it could have.
 *
 * @param firstPictureMs when the first picture was taken, as far as is known
 * @param endMs media time behind the last fragment
 * @param lastArrival when the last fragment arrived; before the first one, the head of the stream
 * @param fragments that arrived
 * @param restarts how often in a row the camera broke off before
 */
public record MediaClock(
    long firstPictureMs, long endMs, Moment lastArrival, long fragments, int restarts) {
  /** Media times are rounded; a difference up to this is none (clause V33). */
  static final long TOLERANCE_MS = 1;

  static MediaClock startedAt(Moment init, int restarts) {
    return new MediaClock(init.monoMs(), 0, init, 0, restarts);
  }

  MediaClock after(Fragment fragment, Moment arrival) {
    long end = fragment.mediaStartMs() + fragment.durationMs();
    long first = arrival.monoMs() - end;
    return new MediaClock(
        fragments == 0 ? first : Math.min(firstPictureMs, first),
        end,
        arrival,
        fragments + 1,
        restarts);
  }

  /** As if what was dropped had arrived when it was taken. */
  MediaClock afterDropped(long mediaEndMs) {
    return new MediaClock(
        firstPictureMs, mediaEndMs, moved(lastArrival, mediaEndMs - endMs), fragments, restarts);
  }

  /** As if the last fragment had not arrived, which could not be stored. */
  MediaClock withoutLast(long durationMs) {
    return new MediaClock(
        firstPictureMs, endMs - durationMs, moved(lastArrival, -durationMs), fragments, restarts);
  }

  /** After a segment became durable. */
  MediaClock steady() {
    return new MediaClock(firstPictureMs, endMs, lastArrival, fragments, 0);
  }

  /** Media time of the picture that was taken then. */
  long mediaAt(long monoMs) {
    return Math.max(0, monoMs - firstPictureMs);
  }

  /** The hole in front of a fragment, if there is one. */
  Optional<Command> gapBefore(Fragment fragment, Moment arrival) {
    if (fragment.mediaStartMs() - endMs <= TOLERANCE_MS) {
      return Optional.empty();
    }
    Moment to = moved(arrival, -fragment.durationMs());
    return Optional.of(new Command.WriteGap(end(), gapEnd(to), "camera-overrun"));
  }

  /** A hole from the last fragment up to a media time. */
  Command gapUpTo(long mediaMs, String cause) {
    return new Command.WriteGap(end(), gapEnd(moved(lastArrival, mediaMs - endMs)), cause);
  }

  /** Where a hole begins that starts behind the last fragment. */
  GapEnd end() {
    return gapEnd(lastArrival);
  }

  static GapEnd gapEnd(Moment moment) {
    return new GapEnd(moment.boot(), moment.monoMs(), moment.wall());
  }

  /** A moment a little earlier or later in the same boot. */
  static Moment moved(Moment moment, long byMs) {
    long ms = Math.max(byMs, -moment.monoMs());
    // a clock that lost its time begins in 1970, and no text holds what lies before
    return new Moment(
        moment.boot(),
        moment.monoMs() + ms,
        Lines.nearestTime(moment.wall().plusMillis(ms)),
        moment.source(),
        moment.uncertaintyMs());
  }
}

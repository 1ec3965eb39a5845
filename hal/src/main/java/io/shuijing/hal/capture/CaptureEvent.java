package io.shuijing.hal.capture;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a running camera hands over, in this order: one {@code Init}, fragments, one {@code Ended}.
 * What fails early hands over only the last. Suspicions come between fragments, and so does, once,
 * how loud it is.
 */
public sealed interface CaptureEvent {

  /**
   * The head of the stream, {@code ftyp} and {@code moov}.
   *
   * @param bytes the boxes as the encoder wrote them
   * @param codecs RFC 6381 names such as {@code avc1.42c01f} and {@code mp4a.40.2}, separated by a
   *     space
   */
  record Init(byte[] bytes, String codecs) implements CaptureEvent {}

  /**
   * One or more {@code moof mdat} that begin with a key frame.
   *
   * @param bytes the boxes as the encoder wrote them
   * @param mediaStartMs from the first picture of this capture
   * @param durationMs of the pictures inside
   */
  record Fragment(byte[] bytes, long mediaStartMs, long durationMs) implements CaptureEvent {}

  /** The capture goes on, but what it gives may be worthless; told once for as long as it lasts. */
  record Suspected(Suspicion suspicion) implements CaptureEvent {}

  /**
   * How loud it was up to now; told once for each capture that gave a fragment, behind the first or
   * the second.
   *
   * @param decibels of the loudest half second, root mean square against full scale, so at most 0;
   *     -120 for samples that are all zero; empty if no sound is recorded or none was measured
   */
  record Heard(OptionalInt decibels) implements CaptureEvent {}

  /** What may be wrong with pictures or sound. */
  enum Suspicion {
    /** Every picture is as good as black: a covered lens, or a dark night. */
    BLACK,
    /** No picture differs from the one before: a camera that hangs gives its last one again. */
    FROZEN,
    /** Not even noise: a microphone that is cut off or muted. */
    SILENT
  }

  /** The last event of a capture. */
  record Ended(Cause cause, String detail) implements CaptureEvent {}

  /** Why a capture ended. */
  enum Cause {
    /** {@link Capture#stop} was called and the last fragment was handed over before. */
    STOPPED,
    /** The source has no more pictures (a file came to its end). */
    END_OF_SOURCE,
    /** The encoder died. */
    ENCODER_DIED,
    /** No fragment came for longer than allowed; the encoder was ended. */
    ENCODER_STALLED,
    /** The encoder wrote something that is not a fragmented MP4. */
    NOT_MP4;

    /** The word for it: small letters and hyphens. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

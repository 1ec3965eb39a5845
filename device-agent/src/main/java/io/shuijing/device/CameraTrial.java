package io.shuijing.device;

import io.shuijing.device.precheck.Media;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureSettings;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Lets camera and microphone run for a moment, so that a check knows what they give. What they give
 * is kept nowhere, and a recording that begins meanwhile does not wait for it.
 */
final class CameraTrial {
  /** Less than a dock's patience with an answer. */
  static final long PATIENCE_MS = 6_000;

  private static final int MOMENT_MS = 1_000;

  private final RecorderHardware hardware;
  private final CaptureSettings settings;
  private final Consumer<RecorderEvent> inbox;
  private long number;
  private long sinceMs;
  private @Nullable Capture running;

  CameraTrial(RecorderHardware hardware, CaptureSettings usual, Consumer<RecorderEvent> inbox) {
    this.hardware = hardware;
    this.settings = usual.withSegmentMs(Math.min(MOMENT_MS, usual.segmentMs()));
    this.inbox = inbox;
  }

  boolean runs() {
    return running != null;
  }

  /** Begins; what came of it, if it is known at once. */
  Optional<Media> begin(long nowMs) {
    long begun = ++number;
    sinceMs = nowMs;
    try {
      running =
          hardware
              .camera()
              .start(settings, what -> inbox.accept(new RecorderEvent.TrialHappened(begun, what)));
      return Optional.empty();
    } catch (HardwareFault e) {
      Logger.warn(e, "the camera cannot be tried");
      return Optional.of(new Media.GaveNothing(e.fault()));
    }
  }

  /** Something came; what came of the trial, if it is over. */
  Optional<Media> happened(long trial, CaptureEvent what) {
    if (trial != number || running == null) {
      return Optional.empty();
    }
    return switch (what) {
      case CaptureEvent.Heard(var decibels) -> ended(new Media.Gave(decibels));
      case CaptureEvent.Ended(CaptureEvent.Cause cause, _) ->
          ended(new Media.GaveNothing(cause.word()));
      case CaptureEvent.Init _, CaptureEvent.Fragment _, CaptureEvent.Suspected _ ->
          Optional.empty();
    };
  }

  /** Time goes by; what came of the trial, if it took too long. */
  Optional<Media> at(long nowMs) {
    return running != null && nowMs - sinceMs >= PATIENCE_MS
        ? ended(new Media.GaveNothing("silent"))
        : Optional.empty();
  }

  /** A recording begins, or the recorder ends: the camera is let go. */
  void giveUp() {
    if (running != null) {
      running.abandon();
      running = null;
    }
  }

  private Optional<Media> ended(Media media) {
    giveUp();
    return Optional.of(media);
  }
}

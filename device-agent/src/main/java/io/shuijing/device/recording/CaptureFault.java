package io.shuijing.device.recording;

import io.shuijing.device.recording.Command.WriteFault;
import io.shuijing.hal.capture.CaptureEvent;

/** Words of the journal for what ends a capture. */
final class CaptureFault {
  private CaptureFault() {}

  /** Whether pictures may be missing behind the last fragment. */
  static boolean brokeOff(CaptureEvent.Cause cause) {
    return switch (cause) {
      case STOPPED, END_OF_SOURCE -> false;
      case ENCODER_DIED, ENCODER_STALLED, NOT_MP4 -> true;
    };
  }

  static WriteFault of(CaptureEvent.Suspicion what) {
    return switch (what) {
      case BLACK -> new WriteFault("camera", "black", "every picture is as good as black");
      case FROZEN -> new WriteFault("camera", "frozen", "no picture differs from the one before");
      case SILENT -> new WriteFault("microphone", "silent", "not even noise is heard");
    };
  }

  static WriteFault of(String fault) {
    return new WriteFault("camera", fault, "the capture ended by itself");
  }
}

package io.shuijing.device.recording;

import io.shuijing.evidence.journal.Entry.GapEnd;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent;
import java.util.OptionalLong;

/**
 * What a recorder is to do. The commands of one step are carried out in order; if one fails, those
 * behind it are left out and the failure comes back as an event.
 */
public sealed interface Command {

  /** Show the wearer a signal. */
  record Show(Signal signal) implements Command {}

  /** Start the camera. */
  record StartCapture(long capture) implements Command {}

  /** Ask the camera to finish. */
  record StopCapture() implements Command {}

  /** Check the parts and record the result; whatever it is, nothing waits for it. */
  record CheckParts() implements Command {}

  /** Record what camera and microphone gave, which ran up to now. */
  record CheckCamera(CaptureEvent.Heard heard) implements Command {}

  /** Record that a session begins; codecs as {@link CaptureEvent.Init#codecs} gives them. */
  record OpenSession(String trigger, String codecs) implements Command {}

  /** Seal the head of the stream. */
  record SealInit(byte[] bytes) implements Command {}

  /** Seal a fragment whose first picture was taken then, in milliseconds since the start. */
  record SealSegment(CaptureEvent.Fragment fragment, long takenAtMs) implements Command {}

  /** Make a still out of the fragment that was sealed last. */
  record TakeStill(long capture, long mediaMs) implements Command {}

  /** Seal a still that was taken then, in milliseconds since the start. */
  record SealStill(byte[] jpeg, long mediaMs, long takenAtMs) implements Command {}

  /** Play the opening prompt; recording does not wait for it. */
  record PlayPrompt(long capture) implements Command {}

  /** Record that the prompt was played from this media time on. */
  record WritePrompt(long mediaStartMs) implements Command {}

  /** Record a mark. */
  record WriteMark(String kind, long mediaMs) implements Command {}

  /** Record that nothing was recorded for a while although it was asked for. */
  record WriteGap(GapEnd from, GapEnd to, String cause) implements Command {}

  /** Record that a part failed. */
  record WriteFault(String part, String fault, String detail) implements Command {}

  /** Record that the session is over. */
  record CloseSession(String cause, OptionalLong measured) implements Command {}

  /** Record the end of a session of which the journal did not take it when it was due. */
  record CloseLeftOpen() implements Command {}

  /** Record that the recorder was switched off in order. */
  record WriteOff(String cause) implements Command {}
}

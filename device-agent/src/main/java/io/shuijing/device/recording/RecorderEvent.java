package io.shuijing.device.recording;

import io.shuijing.device.press.Felt.ButtonFault;
import io.shuijing.device.press.Press;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.sound.Speaker;

/** What happens to a recorder. Times are milliseconds since the recorder started. */
public sealed interface RecorderEvent {

  /** The button's contact went down or up; the recorder makes presses of that. */
  record ButtonMoved(boolean down, long atMs) implements RecorderEvent {}

  /** The officer pressed the button; all that is told of one press has one number, from 1. */
  record Pressed(Press press, long number, long atMs) implements RecorderEvent {}

  /** The button does not do what buttons do. */
  record ButtonFailed(ButtonFault fault) implements RecorderEvent {}

  /** The camera handed over something; {@code capture} tells one capture from the next. */
  record CaptureHappened(long capture, CaptureEvent what, long atMs) implements RecorderEvent {}

  /** The camera, which runs for a check alone, handed over something. */
  record TrialHappened(long trial, CaptureEvent what) implements RecorderEvent {}

  /** A check of the parts found something wanting that a recording suffers from. */
  record PartsWanting() implements RecorderEvent {}

  /** The recorder could not keep up: fragments were let go before they were stored. */
  record FragmentsDropped(long capture, long mediaStartMs, long durationMs)
      implements RecorderEvent {}

  /** A still of a capture was made, or not. */
  record StillHappened(long capture, long mediaMs, Still what) implements RecorderEvent {}

  /** The prompt of a capture was played, or not. */
  record PromptHappened(long capture, Speaker.Outcome outcome) implements RecorderEvent {}

  /** A dock came, asked, or went. */
  record LinkHappened(LinkEvent what, long atMs) implements RecorderEvent {}

  /** Time goes by; every half second. */
  record Tick() implements RecorderEvent {}

  /** The recorder is to be switched off in order; the cause goes into the journal. */
  record SwitchOff(String cause) implements RecorderEvent {}

  /** A capture could not even be started. */
  record CaptureRefused(long capture, String part, String fault) implements RecorderEvent {}

  /** A segment is durable in track and journal. */
  record SegmentDurable(long index) implements RecorderEvent {}

  /** A segment of this length could not be stored. */
  record SegmentLost(long durationMs) implements RecorderEvent {}

  /** The card has no more room than is kept for closing in order. */
  record CardLow(long freeBytes) implements RecorderEvent {}

  /** The battery will last for about so long; recording goes on. */
  record BatteryLow(long minutes) implements RecorderEvent {}

  /** The battery is nearly empty: it is time to close in order. */
  record BatteryEmpty(int permille) implements RecorderEvent {}

  /** The card will take recordings for about so long; recording goes on. */
  record StorageLow(long minutes) implements RecorderEvent {}

  /** The journal takes no record: nothing can be acknowledged. */
  record JournalFailed(String part, String fault) implements RecorderEvent {}

  /** The journal took a record again, after it had failed. */
  record JournalWorks() implements RecorderEvent {}
}

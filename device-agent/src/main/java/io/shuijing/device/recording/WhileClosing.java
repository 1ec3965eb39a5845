package io.shuijing.device.recording;

import io.shuijing.device.press.Press;
import io.shuijing.device.recording.Command.CloseSession;
import io.shuijing.device.recording.Command.WriteFault;
import io.shuijing.device.recording.Command.WriteGap;
import io.shuijing.device.recording.RecorderEvent.CaptureHappened;
import io.shuijing.device.recording.RecorderEvent.FragmentsDropped;
import io.shuijing.device.recording.RecorderEvent.Pressed;
import io.shuijing.device.recording.RecorderEvent.PromptHappened;
import io.shuijing.device.recording.RecorderEvent.SegmentLost;
import io.shuijing.device.recording.RecorderEvent.SwitchOff;
import io.shuijing.device.recording.RecorderState.Closing;
import io.shuijing.device.recording.RecorderState.Rest;
import io.shuijing.device.recording.RecorderState.Stop;
import io.shuijing.evidence.Moment;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.sound.Speaker;
import java.util.ArrayList;
import java.util.List;

/** The camera was asked to finish; its last fragments are still coming. */
final class WhileClosing {
  /** A camera that does not end in so long never will. */
  static final long PATIENCE_MS = 10_000;

  private WhileClosing() {}

  static Step next(Closing state, RecorderEvent event, Moment at) {
    return switch (event) {
      case Pressed(Press press, long number, _) ->
          Recording.wantsToRecord(press)
              ? Step.to(state.with(state.stop().thenAgain()).in(state.around().spent(number)))
              : Step.to(state);
      case CaptureHappened(_, CaptureEvent what, _) -> captured(state, what, at);
      case FragmentsDropped(_, long start, long duration) -> dropped(state, start + duration);
      case PromptHappened(_, Speaker.Outcome outcome) ->
          new Step(
              state.with(WhileRecording.after(state.prompting(), outcome)),
              WhileRecording.prompted(state.prompting(), outcome));
      case RecorderEvent.StillHappened(_, long mediaMs, Still what) ->
          still(state, mediaMs, what, at);
      case SegmentLost(long duration) ->
          Step.to(state.with(state.media().withoutLast(duration)).notStoring());
      case SwitchOff(String cause) -> Step.to(state.with(state.stop().thenOff(cause)));
      case RecorderEvent.Tick _ ->
          at.monoMs() - state.stop().sinceMs() < PATIENCE_MS
              ? Step.to(state)
              : state.rest().ended() ? closed(state, List.of(), at) : brokenOff(state, "stuck", at);
      case RecorderEvent.LinkHappened _,
          RecorderEvent.PartsWanting _,
          RecorderEvent.ButtonMoved _,
          RecorderEvent.ButtonFailed _,
          RecorderEvent.CaptureRefused _,
          RecorderEvent.SegmentDurable _,
          RecorderEvent.CardLow _,
          RecorderEvent.BatteryLow _,
          RecorderEvent.BatteryEmpty _,
          RecorderEvent.StorageLow _,
          RecorderEvent.TrialHappened _,
          RecorderEvent.JournalFailed _,
          RecorderEvent.JournalWorks _ ->
          Step.to(state);
    };
  }

  private static Step captured(Closing state, CaptureEvent what, Moment at) {
    return switch (what) {
      case CaptureEvent.Init _, CaptureEvent.Suspected _ -> Step.to(state);
      case CaptureEvent.Heard heard -> Step.to(state, new Command.CheckCamera(heard));
      case CaptureEvent.Fragment fragment ->
          state.storing() ? fragment(state, fragment, at) : Step.to(state);
      case CaptureEvent.Ended(CaptureEvent.Cause cause, _) ->
          CaptureFault.brokeOff(cause) ? brokenOff(state, cause.word(), at) : ended(state, at);
    };
  }

  private static Step fragment(Closing state, CaptureEvent.Fragment fragment, Moment at) {
    MediaClock media = state.media().after(fragment, at);
    Stills stills = state.rest().stills();
    List<Command> commands = WhileRecording.sealing(state.media(), fragment, at);
    commands.addAll(WhileRecording.taking(stills, media.endMs(), state.around()));
    return new Step(state.with(media).with(stills.developingBefore(media.endMs())), commands);
  }

  /** The last fragment has come. A press after it means its picture. */
  static Step ended(Closing state, Moment at) {
    Stills stills = state.rest().stills();
    if (!state.storing() || stills.isEmpty()) {
      return closed(state, List.of(), at);
    }
    return new Step(
        state.with(new Rest(stills.developingBefore(Long.MAX_VALUE), true)),
        WhileRecording.taking(stills, Long.MAX_VALUE, state.around()));
  }

  private static Step still(Closing state, long mediaMs, Still what, Moment at) {
    Closing next = state.with(state.rest().stills().withOneDone());
    List<Command> commands = WhileRecording.still(state.media(), mediaMs, what);
    return next.rest().ended() && next.rest().stills().isEmpty()
        ? closed(next, commands, at)
        : new Step(next, commands);
  }

  private static Step dropped(Closing state, long mediaEndMs) {
    if (!state.storing()) {
      return Step.to(state);
    }
    MediaClock media = state.media();
    return Step.to(
        state.with(media.afterDropped(mediaEndMs)), media.gapUpTo(mediaEndMs, "recorder-overrun"));
  }

  private static Step brokenOff(Closing state, String word, Moment at) {
    List<Command> told = new ArrayList<>();
    told.add(new WriteFault("camera", word, "the capture did not end in order"));
    if (state.storing()) {
      told.add(new WriteGap(state.media().end(), MediaClock.gapEnd(at), word));
    }
    return closed(state, told, at);
  }

  private static Step closed(Closing state, List<Command> told, Moment at) {
    Stop stop = state.stop();
    List<Command> commands = new ArrayList<>(told);
    commands.addAll(WhileRecording.missing(state.rest().stills()));
    if (!state.storing()) {
      commands.add(new WriteGap(state.media().end(), MediaClock.gapEnd(at), "storage"));
    }
    commands.add(new CloseSession(stop.cause(), stop.measured()));
    if (stop.again() && stop.off().isEmpty()) {
      return Recording.start(state.around(), at).after(commands);
    }
    Signal signal =
        switch (stop.cause()) {
          case "storage" -> Signal.FAULT;
          case "battery" -> Signal.LOW_BATTERY;
          default -> state.around().idle();
        };
    return Recording.idleAgain(state.around(), stop.off(), signal).after(commands);
  }
}

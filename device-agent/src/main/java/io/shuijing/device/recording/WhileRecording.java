package io.shuijing.device.recording;

import io.shuijing.device.press.Press;
import io.shuijing.device.recording.Command.PlayPrompt;
import io.shuijing.device.recording.Command.SealSegment;
import io.shuijing.device.recording.Command.SealStill;
import io.shuijing.device.recording.Command.Show;
import io.shuijing.device.recording.Command.StopCapture;
import io.shuijing.device.recording.Command.TakeStill;
import io.shuijing.device.recording.Command.WriteFault;
import io.shuijing.device.recording.Command.WriteGap;
import io.shuijing.device.recording.Command.WriteMark;
import io.shuijing.device.recording.Command.WritePrompt;
import io.shuijing.device.recording.RecorderEvent.CaptureHappened;
import io.shuijing.device.recording.RecorderEvent.CardLow;
import io.shuijing.device.recording.RecorderEvent.FragmentsDropped;
import io.shuijing.device.recording.RecorderEvent.Pressed;
import io.shuijing.device.recording.RecorderEvent.PromptHappened;
import io.shuijing.device.recording.RecorderEvent.SegmentDurable;
import io.shuijing.device.recording.RecorderEvent.SegmentLost;
import io.shuijing.device.recording.RecorderEvent.SwitchOff;
import io.shuijing.device.recording.RecorderState.Closing;
import io.shuijing.device.recording.RecorderState.Interruption;
import io.shuijing.device.recording.RecorderState.Prompting;
import io.shuijing.device.recording.RecorderState.Stop;
import io.shuijing.device.recording.RecorderState.Surroundings;
import io.shuijing.evidence.Moment;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.sound.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A session is open and fragments arrive. */
final class WhileRecording {
  private WhileRecording() {}

  static Step next(RecorderState.Recording state, RecorderEvent event, Moment at) {
    return switch (event) {
      case Pressed(Press press, _, long when) -> pressed(state, press, when, at);
      case CaptureHappened(_, CaptureEvent what, _) -> captured(state, what, at);
      case FragmentsDropped(_, long start, long duration) -> dropped(state, start + duration);
      case PromptHappened(_, Speaker.Outcome outcome) ->
          new Step(
              state.with(after(state.prompting(), outcome)), prompted(state.prompting(), outcome));
      case RecorderEvent.StillHappened(_, long mediaMs, Still what) ->
          new Step(state.with(state.stills().withOneDone()), still(state.media(), mediaMs, what));
      case SegmentDurable(long index) -> index == 0 ? Step.to(state) : durable(state);
      case SegmentLost(long duration) -> lost(state, duration, at);
      case CardLow(long free) -> cardLow(state, free, at);
      case SwitchOff(String cause) -> stop(state, Stop.because("off", at).thenOff(cause));
      case RecorderEvent.BatteryLow(long minutes) ->
          shown(state, Signal.LOW_BATTERY).after(List.of(Shortage.of("battery", minutes)));
      case RecorderEvent.BatteryEmpty(int charge) ->
          stop(state, Stop.measured("battery", OptionalLong.of(charge), at));
      case RecorderEvent.StorageLow(long minutes) ->
          shown(state, Signal.LOW_STORAGE).after(List.of(Shortage.of("card", minutes)));
      case RecorderEvent.PartsWanting _ -> shown(state, Signal.WARNING);
      case RecorderEvent.Tick _,
          RecorderEvent.LinkHappened _,
          RecorderEvent.ButtonMoved _,
          RecorderEvent.ButtonFailed _,
          RecorderEvent.CaptureRefused _,
          RecorderEvent.TrialHappened _,
          RecorderEvent.JournalFailed _,
          RecorderEvent.JournalWorks _ ->
          Step.to(state);
    };
  }

  private static Step pressed(RecorderState.Recording state, Press press, long when, Moment at) {
    return switch (press) {
      case DOWN -> Step.to(state);
      case HOLDING -> shown(state, Signal.HOLDING);
      case ENOUGH -> shown(state, Signal.LET_GO);
      case SHORT -> marked(withStill(state, when), "button", when, Signal.MARKED);
      case DOUBLE -> marked(state, "important", when, Signal.IMPORTANT);
      case LONG -> stop(state, Stop.because("officer", at));
    };
  }

  // of a double press the first is told as short too: one still
  private static RecorderState.Recording withStill(RecorderState.Recording state, long when) {
    return state.stills().isFull()
        ? state
        : state.with(state.stills().with(state.media().mediaAt(when)));
  }

  private static Step marked(RecorderState.Recording state, String kind, long when, Signal signal) {
    return shown(state, signal).after(List.of(new WriteMark(kind, state.media().mediaAt(when))));
  }

  private static Step shown(RecorderState.Recording state, Signal signal) {
    return Step.to(state.showing(signal), new Show(signal));
  }

  private static Step stop(RecorderState.Recording state, Stop stop) {
    return closing(state, stop, true, Signal.CLOSING);
  }

  private static Step closing(
      RecorderState.Recording state, Stop stop, boolean storing, Signal signal) {
    return Step.to(
        new Closing(state.around(), state.media(), state.prompting(), stop, storing)
            .with(state.stills()),
        new Show(signal),
        new StopCapture());
  }

  private static Step captured(RecorderState.Recording state, CaptureEvent what, Moment at) {
    return switch (what) {
      case CaptureEvent.Init _ -> Step.to(state); // a stream has one head
      case CaptureEvent.Fragment fragment -> fragment(state, fragment, at);
      case CaptureEvent.Heard heard -> Step.to(state, new Command.CheckCamera(heard));
      case CaptureEvent.Suspected(CaptureEvent.Suspicion why) -> suspected(state, why);
      case CaptureEvent.Ended(CaptureEvent.Cause cause, _) -> ended(state, cause, at);
    };
  }

  // dark and silent may be true; pictures that do not change at all are those of a camera that
  // hangs
  private static Step suspected(RecorderState.Recording state, CaptureEvent.Suspicion what) {
    Step told = shown(state, Signal.WARNING).after(List.of(CaptureFault.of(what)));
    boolean startAgain =
        what == CaptureEvent.Suspicion.FROZEN && !state.around().startedAgainFrozen();
    return startAgain
        ? new Step(told.state().in(state.around().startingAgainFrozen()), told.commands())
            .then(new StopCapture())
        : told;
  }

  private static Step fragment(
      RecorderState.Recording state, CaptureEvent.Fragment fragment, Moment at) {
    List<Command> commands = sealing(state.media(), fragment, at);
    MediaClock media = state.media().after(fragment, at);
    commands.addAll(taking(state.stills(), media.endMs(), state.around()));
    RecorderState.Recording next = state.with(state.stills().developingBefore(media.endMs()));
    if (state.media().fragments() > 0 || state.prompting().heard()) {
      return new Step(next.with(media), commands);
    }
    // the first fragment is in: from here on the recording contains what is said
    commands.add(new PlayPrompt(state.around().captures()));
    Prompting prompting = Prompting.playingFrom(media.mediaAt(at.monoMs()));
    return new Step(next.with(media).with(prompting), commands);
  }

  /** Stills whose pictures are in the fragment that was sealed last. */
  static List<Command> taking(Stills stills, long endMs, Surroundings around) {
    return stills.before(endMs).stream()
        .<Command>map(mediaMs -> new TakeStill(around.captures(), mediaMs))
        .toList();
  }

  /** What is done with a still. */
  static List<Command> still(MediaClock media, long mediaMs, Still what) {
    return switch (what) {
      case Still.Made(byte[] jpeg) ->
          List.of(new SealStill(jpeg, mediaMs, media.firstPictureMs() + mediaMs));
      case Still.Failed(String reason) -> List.of(noStill("at " + mediaMs + " ms: " + reason));
    };
  }

  /** Stills that will not come any more. */
  static List<Command> missing(Stills stills) {
    return stills.isEmpty() ? List.of() : List.of(noStill(stills.missing() + " did not come"));
  }

  private static WriteFault noStill(String detail) {
    return new WriteFault("camera", "no-still", detail);
  }

  static List<Command> sealing(MediaClock media, CaptureEvent.Fragment fragment, Moment at) {
    List<Command> commands = new ArrayList<>();
    media.gapBefore(fragment, at).ifPresent(commands::add);
    long first = media.after(fragment, at).firstPictureMs();
    commands.add(new SealSegment(fragment, Math.max(0, first + fragment.mediaStartMs())));
    return commands;
  }

  private static Step dropped(RecorderState.Recording state, long mediaEndMs) {
    MediaClock media = state.media();
    return Step.to(
        state.with(media.afterDropped(mediaEndMs)), media.gapUpTo(mediaEndMs, "recorder-overrun"));
  }

  /** What is written of a prompt that began to play. */
  static List<Command> prompted(Prompting prompting, Speaker.Outcome outcome) {
    return switch (outcome) {
      case Speaker.Outcome.Played _ ->
          prompting.startMs().isPresent()
              ? List.of(new WritePrompt(prompting.startMs().getAsLong()))
              : List.of();
      case Speaker.Outcome.Failed _ ->
          List.of(new WriteFault("speaker", "failed", "the opening prompt was not played"));
    };
  }

  private static Step durable(RecorderState.Recording state) {
    RecorderState.Recording steady = state.with(state.media().steady());
    return switch (state.shown()) {
      // a countdown is not cut short
      case RECORDING, HOLDING, LET_GO -> Step.to(steady);
      case READY,
          OPENING,
          MARKED,
          IMPORTANT,
          CLOSING,
          DOCKED,
          CHECKED,
          LOW_BATTERY,
          LOW_STORAGE,
          WARNING,
          FAULT,
          OFF ->
          shown(steady, Signal.RECORDING);
    };
  }

  static Prompting after(Prompting prompting, Speaker.Outcome outcome) {
    return outcome instanceof Speaker.Outcome.Played && prompting.startMs().isPresent()
        ? Prompting.HEARD
        : Prompting.NOT_YET;
  }

  private static Step lost(RecorderState.Recording state, long durationMs, Moment at) {
    RecorderState.Recording before = state.with(state.media().withoutLast(durationMs));
    return closing(before, Stop.because("storage", at), false, Signal.WARNING);
  }

  private static Step cardLow(RecorderState.Recording state, long freeBytes, Moment at) {
    Stop stop = Stop.measured("storage", OptionalLong.of(freeBytes), at);
    return closing(state, stop, true, Signal.WARNING);
  }

  private static Step ended(RecorderState.Recording state, CaptureEvent.Cause cause, Moment at) {
    if (cause == CaptureEvent.Cause.END_OF_SOURCE) {
      Closing closing =
          new Closing(
                  state.around(),
                  state.media(),
                  state.prompting(),
                  Stop.because("end-of-source", at),
                  true)
              .with(state.stills());
      return WhileClosing.ended(closing, at);
    }
    // it is asked to finish while it records only if its pictures were frozen
    boolean asked = cause == CaptureEvent.Cause.STOPPED;
    String word = asked ? "frozen" : cause.word();
    MediaClock media = state.media();
    Interruption broken = new Interruption(media.end(), word, media.restarts(), state.prompting());
    WriteFault fault = CaptureFault.of(word);
    if (media.restarts() < WhileOpening.MAX_RESTARTS) {
      Step again = WhileOpening.restart(state.around(), broken, at);
      List<Command> told = new ArrayList<>(missing(state.stills()));
      if (!asked) {
        told.add(fault);
      }
      return again.after(told);
    }
    List<Command> told = new ArrayList<>(missing(state.stills()));
    told.add(fault);
    told.add(new WriteGap(media.end(), MediaClock.gapEnd(at), word));
    told.add(Recording.closed("camera"));
    return Recording.idleAgain(state.around(), Optional.empty(), Signal.FAULT).after(told);
  }
}

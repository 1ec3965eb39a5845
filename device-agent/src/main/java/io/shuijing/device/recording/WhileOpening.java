package io.shuijing.device.recording;

import io.shuijing.device.press.Press;
import io.shuijing.device.recording.Command.OpenSession;
import io.shuijing.device.recording.Command.SealInit;
import io.shuijing.device.recording.Command.Show;
import io.shuijing.device.recording.Command.StartCapture;
import io.shuijing.device.recording.Command.StopCapture;
import io.shuijing.device.recording.Command.WriteFault;
import io.shuijing.device.recording.Command.WriteGap;
import io.shuijing.device.recording.Command.WriteMark;
import io.shuijing.device.recording.RecorderEvent.CaptureHappened;
import io.shuijing.device.recording.RecorderEvent.CaptureRefused;
import io.shuijing.device.recording.RecorderEvent.Pressed;
import io.shuijing.device.recording.RecorderEvent.SwitchOff;
import io.shuijing.device.recording.RecorderState.Closing;
import io.shuijing.device.recording.RecorderState.Interruption;
import io.shuijing.device.recording.RecorderState.Opening;
import io.shuijing.device.recording.RecorderState.Prompting;
import io.shuijing.device.recording.RecorderState.Start;
import io.shuijing.device.recording.RecorderState.Stop;
import io.shuijing.device.recording.RecorderState.Surroundings;
import io.shuijing.evidence.Moment;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A capture was started; its stream has not begun. */
final class WhileOpening {
  /** A camera that is silent for so long will not come. */
  static final long PATIENCE_MS = 20_000;

  /** A camera that breaks off so often in a row is given up. */
  static final int MAX_RESTARTS = 3;

  private static final int MAX_MARKS = 8;

  private WhileOpening() {}

  static Step next(Opening state, RecorderEvent event, Moment at) {
    return switch (event) {
      case Pressed(Press press, long number, _) -> pressed(state, press, number, at);
      case CaptureHappened(_, CaptureEvent what, _) -> captured(state, what, at);
      case CaptureRefused(_, String part, String fault) -> failed(state, part, fault, at);
      case SwitchOff(String cause) -> stop(state, Stop.because("off", at).thenOff(cause));
      case RecorderEvent.Tick _ ->
          at.monoMs() - state.start().sinceMs() < PATIENCE_MS
              ? Step.to(state)
              : failed(state, "camera", "silent", at).after(List.of(new StopCapture()));
      case RecorderEvent.PartsWanting _ -> Step.to(state, new Show(Signal.WARNING));
      case RecorderEvent.FragmentsDropped _,
          RecorderEvent.PromptHappened _,
          RecorderEvent.StillHappened _,
          RecorderEvent.ButtonMoved _,
          RecorderEvent.ButtonFailed _,
          RecorderEvent.LinkHappened _,
          RecorderEvent.SegmentDurable _,
          RecorderEvent.SegmentLost _,
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

  private static Step pressed(Opening state, Press press, long number, Moment at) {
    if (state.stop().isPresent()) {
      return Recording.wantsToRecord(press) ? again(state, number) : Step.to(state);
    }
    return switch (press) {
      case DOWN -> Step.to(state);
      case HOLDING -> Step.to(state, new Show(Signal.HOLDING));
      case ENOUGH -> Step.to(state, new Show(Signal.LET_GO));
      case SHORT -> Step.to(marked(state, "button"), new Show(Signal.OPENING));
      case DOUBLE -> Step.to(marked(state, "important"), new Show(Signal.OPENING));
      case LONG -> stop(state, Stop.because("officer", at));
    };
  }

  private static Step again(Opening state, long number) {
    Stop stop = state.stop().orElseThrow().thenAgain();
    return Step.to(state.with(stop).in(state.around().spent(number)));
  }

  private static Opening marked(Opening state, String kind) {
    if (state.marks().size() == MAX_MARKS) {
      return state;
    }
    List<String> marks = new ArrayList<>(state.marks());
    marks.add(kind);
    return new Opening(state.around(), state.start(), marks, state.stop());
  }

  private static Step stop(Opening state, Stop stop) {
    boolean again = state.stop().map(Stop::again).orElse(false);
    Stop merged = again ? stop.thenAgain() : stop;
    return Step.to(state.with(merged), new Show(Signal.CLOSING), new StopCapture());
  }

  private static Step captured(Opening state, CaptureEvent what, Moment at) {
    return switch (what) {
      case CaptureEvent.Init init -> opened(state, init, at);
      case CaptureEvent.Fragment _ -> Step.to(state); // a stream without head cannot be played
      case CaptureEvent.Suspected _, CaptureEvent.Heard _ -> Step.to(state);
      case CaptureEvent.Ended(CaptureEvent.Cause cause, _) ->
          failed(state, "camera", cause.word(), at);
    };
  }

  private static Step opened(Opening state, CaptureEvent.Init init, Moment at) {
    List<Command> commands = new ArrayList<>(endOfInterrupted(state, at));
    commands.add(new OpenSession(state.start().trigger(), init.codecs()));
    commands.add(new SealInit(init.bytes()));
    state.marks().forEach(kind -> commands.add(new WriteMark(kind, 0)));
    Optional<Interruption> broken = state.start().interrupted();
    MediaClock media = MediaClock.startedAt(at, broken.map(Interruption::restarts).orElse(0));
    Prompting prompting =
        broken.map(interruption -> interruption.prompting().carriedOn()).orElse(Prompting.NOT_YET);
    RecorderState next =
        state
            .stop()
            .<RecorderState>map(stop -> new Closing(state.around(), media, prompting, stop, true))
            .orElseGet(() ->
                new RecorderState.Recording(state.around(), media, Signal.OPENING, prompting));
    return new Step(next, commands);
  }

  private static List<Command> endOfInterrupted(Opening state, Moment at) {
    return state
        .start()
        .interrupted()
        .map(broken ->
            List.of(
                new WriteGap(broken.from(), MediaClock.gapEnd(at), broken.cause()),
                Recording.closed("camera")))
        .orElse(List.of());
  }

  // no new session comes about that would end what a journal that had failed left open
  private static List<Command> endOfOpen(Opening state, Moment at) {
    List<Command> end = endOfInterrupted(state, at);
    return end.isEmpty() ? List.of(new Command.CloseLeftOpen()) : end;
  }

  private static Step failed(Opening state, String part, String fault, Moment at) {
    if (state.stop().isPresent()) {
      Stop stop = state.stop().get();
      return (stop.again() && stop.off().isEmpty()
              ? Recording.start(state.around(), at)
              : Recording.idleAgain(state.around(), stop.off(), state.around().idle()))
          .after(endOfOpen(state, at));
    }
    WriteFault told = new WriteFault(part, fault, "no capture came about");
    Optional<Interruption> broken = state.start().interrupted();
    if (broken.isPresent() && broken.get().restarts() < MAX_RESTARTS) {
      return restart(state.around(), broken.get(), at).after(List.of(told));
    }
    List<Command> commands = new ArrayList<>(List.of(told));
    commands.addAll(endOfOpen(state, at));
    return Recording.idleAgain(state.around(), Optional.empty(), Signal.FAULT).after(commands);
  }

  /** Goes on in a new session after the camera broke off; the officer had asked to record. */
  static Step restart(Surroundings around, Interruption broken, Moment at) {
    Surroundings next = around.withNextCapture();
    Start start = new Start("restart", at.monoMs(), Optional.of(broken.again()));
    return Step.to(
        new Opening(next, start, List.of(), Optional.empty()),
        new Show(Signal.WARNING),
        new StartCapture(next.captures()));
  }
}

package io.shuijing.device.recording;

import io.shuijing.device.press.Felt.ButtonFault;
import io.shuijing.device.press.Press;
import io.shuijing.device.recording.Command.Show;
import io.shuijing.device.recording.Command.StopCapture;
import io.shuijing.device.recording.Command.WriteFault;
import io.shuijing.device.recording.Command.WriteOff;
import io.shuijing.device.recording.RecorderEvent.CaptureHappened;
import io.shuijing.device.recording.RecorderEvent.CaptureRefused;
import io.shuijing.device.recording.RecorderEvent.FragmentsDropped;
import io.shuijing.device.recording.RecorderEvent.JournalFailed;
import io.shuijing.device.recording.RecorderEvent.LinkHappened;
import io.shuijing.device.recording.RecorderEvent.Pressed;
import io.shuijing.device.recording.RecorderEvent.PromptHappened;
import io.shuijing.device.recording.RecorderEvent.SwitchOff;
import io.shuijing.device.recording.RecorderState.Closing;
import io.shuijing.device.recording.RecorderState.Faulted;
import io.shuijing.device.recording.RecorderState.Off;
import io.shuijing.device.recording.RecorderState.Opening;
import io.shuijing.device.recording.RecorderState.Standby;
import io.shuijing.device.recording.RecorderState.Start;
import io.shuijing.device.recording.RecorderState.Stop;
import io.shuijing.device.recording.RecorderState.Surroundings;
import io.shuijing.evidence.Moment;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.link.LinkEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The state machine of a recorder. */
public final class Recording {
  private Recording() {}

  /** What follows when {@code event} happens in {@code state}; {@code at} is when it is handled. */
  public static Step next(RecorderState state, RecorderEvent event, Moment at) {
    if (isStale(event, state.around())) {
      return Step.to(state);
    }
    if (event instanceof LinkHappened(LinkEvent what, _)) {
      return linked(state, what);
    }
    if (event instanceof JournalFailed) {
      return journalFailed(state);
    }
    if (event instanceof RecorderEvent.ButtonFailed(ButtonFault fault)) {
      return buttonFailed(state, fault);
    }
    Moment when = happened(event, at);
    return switch (state) {
      case Standby standby -> idle(standby, event, at);
      case Faulted faulted -> idle(faulted, event, at);
      case Opening opening -> WhileOpening.next(opening, event, when);
      case RecorderState.Recording recording -> WhileRecording.next(recording, event, when);
      case Closing closing -> WhileClosing.next(closing, event, when);
      case Off off -> Step.to(off);
    };
  }

  // what the camera brings may have waited for the card
  private static Moment happened(RecorderEvent event, Moment at) {
    return event instanceof CaptureHappened(_, _, long arrivedMs)
        ? MediaClock.moved(at, arrivedMs - at.monoMs())
        : at;
  }

  private static boolean isStale(RecorderEvent event, Surroundings around) {
    return switch (event) {
      case CaptureHappened(long capture, _, _) -> capture != around.captures();
      case FragmentsDropped(long capture, _, _) -> capture != around.captures();
      case RecorderEvent.StillHappened(long capture, _, _) -> capture != around.captures();
      case PromptHappened(long capture, _) -> capture != around.captures();
      case CaptureRefused(long capture, _, _) -> capture != around.captures();
      case Pressed(Press press, long number, _) ->
          press != Press.DOWN && number == around.spentPress();
      case LinkHappened _,
          RecorderEvent.ButtonMoved _,
          RecorderEvent.ButtonFailed _,
          RecorderEvent.Tick _,
          SwitchOff _,
          RecorderEvent.SegmentDurable _,
          RecorderEvent.SegmentLost _,
          RecorderEvent.CardLow _,
          RecorderEvent.BatteryLow _,
          RecorderEvent.BatteryEmpty _,
          RecorderEvent.StorageLow _,
          RecorderEvent.TrialHappened _,
          RecorderEvent.PartsWanting _,
          JournalFailed _,
          RecorderEvent.JournalWorks _ ->
          false;
    };
  }

  private static Step linked(RecorderState state, LinkEvent what) {
    Surroundings around =
        switch (what) {
          case LinkEvent.Docked _ -> state.around().docked(true);
          case LinkEvent.Undocked _ -> state.around().docked(false);
          case LinkEvent.Asked _ -> state.around();
        };
    RecorderState next = state.in(around);
    boolean tell = state instanceof Standby && !around.equals(state.around());
    return tell ? Step.to(next, new Show(around.idle())) : Step.to(next);
  }

  // nothing can be acknowledged any more; the open session is closed when the journal works again
  private static Step journalFailed(RecorderState state) {
    Show fault = new Show(Signal.FAULT);
    Faulted faulted = new Faulted(state.around());
    return switch (state) {
      case Standby _, Faulted _ -> Step.to(faulted, fault);
      case Opening(_, _, _, Optional<Stop> stop) when stop.flatMap(Stop::off).isPresent() ->
          Step.to(new Off(state.around()), new StopCapture(), new Show(Signal.OFF));
      case Closing(_, _, _, Stop stop, _, _) when stop.off().isPresent() ->
          Step.to(new Off(state.around()), new StopCapture(), new Show(Signal.OFF));
      case Opening _, RecorderState.Recording _, Closing _ ->
          Step.to(faulted, new StopCapture(), fault);
      case Off off -> Step.to(off);
    };
  }

  // a button that sticks or chatters ends nothing and begins nothing
  private static Step buttonFailed(RecorderState state, ButtonFault fault) {
    WriteFault told = new WriteFault("button", fault.word(), fault.detail());
    Show warning = new Show(Signal.WARNING);
    return switch (state) {
      case RecorderState.Recording recording ->
          Step.to(recording.showing(Signal.WARNING), told, warning);
      case Standby _, Opening _, Closing _ -> Step.to(state, told, warning);
      case Faulted _, Off _ -> Step.to(state);
    };
  }

  private static Step idle(RecorderState state, RecorderEvent event, Moment at) {
    return switch (event) {
      case Pressed(Press press, long number, _) ->
          wantsToRecord(press) ? start(state.around().spent(number), at) : Step.to(state);
      case SwitchOff(String cause) -> off(state.around(), cause);
      case RecorderEvent.BatteryLow(long minutes) -> batteryLow(state, minutes);
      case RecorderEvent.JournalWorks _ ->
          idleAgain(state.around(), Optional.empty(), state.around().idle())
              .after(List.of(new Command.CloseLeftOpen()));
      case CaptureHappened _,
          FragmentsDropped _,
          PromptHappened _,
          RecorderEvent.StillHappened _,
          LinkHappened _,
          RecorderEvent.ButtonMoved _,
          RecorderEvent.ButtonFailed _,
          RecorderEvent.Tick _,
          CaptureRefused _,
          RecorderEvent.SegmentDurable _,
          RecorderEvent.SegmentLost _,
          RecorderEvent.CardLow _,
          RecorderEvent.BatteryEmpty _,
          RecorderEvent.StorageLow _,
          RecorderEvent.TrialHappened _,
          RecorderEvent.PartsWanting _,
          JournalFailed _ ->
          Step.to(state);
    };
  }

  private static Step batteryLow(RecorderState state, long minutes) {
    Step shown = Step.to(state, new Show(Signal.LOW_BATTERY));
    return state instanceof Standby ? shown.after(List.of(Shortage.of("battery", minutes))) : shown;
  }

  /**
   * Whether it asks for a recording where there is none. A press that began while it recorded and
   * is told as short when it does not any more was made by somebody who believes that it does; one
   * that is told as long wanted the end, which has come.
   */
  static boolean wantsToRecord(Press press) {
    return switch (press) {
      case DOWN, SHORT, DOUBLE -> true;
      case HOLDING, ENOUGH, LONG -> false;
    };
  }

  /** Pressing the button starts recording, whatever the checks say. */
  static Step start(Surroundings around, Moment at) {
    Surroundings next = around.withNextCapture().afresh();
    Start start = new Start("button", at.monoMs(), Optional.empty());
    return Step.to(
        new Opening(next, start, List.of(), Optional.empty()),
        new Show(Signal.OPENING),
        new Command.StartCapture(next.captures()),
        new Command.CheckParts());
  }

  /** Back to waiting, or off. */
  static Step idleAgain(Surroundings around, Optional<String> off, Signal signal) {
    return off.isPresent()
        ? off(around, off.get())
        : Step.to(new Standby(around), new Show(signal));
  }

  private static Step off(Surroundings around, String cause) {
    return Step.to(new Off(around), new WriteOff(cause), new Show(Signal.OFF));
  }

  static Command closed(String cause) {
    return new Command.CloseSession(cause, OptionalLong.empty());
  }
}

package io.shuijing.device.recording;

import io.shuijing.device.press.Felt.ButtonFault;
import io.shuijing.device.press.Press;
import io.shuijing.device.recording.RecorderEvent.CaptureHappened;
import io.shuijing.device.recording.RecorderEvent.Pressed;
import io.shuijing.device.recording.RecorderState.Closing;
import io.shuijing.device.recording.RecorderState.Faulted;
import io.shuijing.device.recording.RecorderState.Interruption;
import io.shuijing.device.recording.RecorderState.Off;
import io.shuijing.device.recording.RecorderState.Opening;
import io.shuijing.device.recording.RecorderState.Prompting;
import io.shuijing.device.recording.RecorderState.Standby;
import io.shuijing.device.recording.RecorderState.Start;
import io.shuijing.device.recording.RecorderState.Stop;
import io.shuijing.device.recording.RecorderState.Surroundings;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.sound.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Every state with every event, as the state machine itself answers: lines of a Markdown table. */
final class StateTable {
  private static final long CAPTURE = 1;
  private static final long BEGAN = 7;
  private static final Surroundings AROUND = new Surroundings(false, CAPTURE, BEGAN, false);
  private static final Moment NOW =
      new Moment(1, 5_000, Instant.EPOCH, ClockSource.RTC, OptionalLong.empty());
  private static final Moment LATER =
      new Moment(1, 60_000, Instant.EPOCH, ClockSource.RTC, OptionalLong.empty());

  private StateTable() {}

  /** Rows in which something is done or changes; every other pair changes nothing. */
  static List<String> rows() {
    List<String> rows = new ArrayList<>();
    states()
        .forEach((name, state) ->
            events()
                .forEach((what, event) -> {
                  Moment at = event instanceof RecorderEvent.Tick ? LATER : NOW;
                  Step step = Recording.next(state, event, at);
                  String next = name(step.state());
                  if (!step.commands().isEmpty() || !step.state().equals(state)) {
                    String before = name(state);
                    String to = next.equals(before) ? "" : next;
                    rows.add("| " + name + " | " + what + " | " + to + " | " + done(step) + " |");
                  }
                }));
    return rows;
  }

  private static String name(RecorderState state) {
    return state instanceof Standby && state.around().docked() ? "docked" : state.word();
  }

  private static Map<String, RecorderState> states() {
    Map<String, RecorderState> states = new LinkedHashMap<>();
    Stop stop = Stop.because("officer", NOW);
    Start start = new Start("button", 0, Optional.empty());
    MediaClock begun = MediaClock.startedAt(NOW, 0);
    MediaClock media = begun.after(fragment(0), NOW);
    states.put("off", new Off(AROUND));
    states.put("standby", new Standby(AROUND));
    states.put("docked", new Standby(AROUND.docked(true)));
    states.put("opening", new Opening(AROUND, start, List.of(), Optional.empty()));
    states.put("opening, to be ended", new Opening(AROUND, start, List.of(), Optional.of(stop)));
    Interruption broken =
        new Interruption(MediaClock.gapEnd(NOW), "encoder-died", 1, Prompting.NOT_YET);
    Start again = new Start("restart", 0, Optional.of(broken));
    states.put("opening again", new Opening(AROUND, again, List.of(), Optional.empty()));
    states.put(
        "recording, nothing came yet",
        new RecorderState.Recording(AROUND, begun, Signal.OPENING, Prompting.NOT_YET));
    states.put(
        "recording",
        new RecorderState.Recording(AROUND, media, Signal.OPENING, Prompting.playingFrom(2_000)));
    states.put(
        "recording, a still is wanted",
        new RecorderState.Recording(AROUND, media, Signal.MARKED, Prompting.HEARD)
            .with(Stills.NONE.with(3_000)));
    states.put("closing", new Closing(AROUND, media, Prompting.playingFrom(2_000), stop, true));
    Closing stillMissing =
        new Closing(AROUND, media, Prompting.HEARD, stop, true)
            .with(new RecorderState.Rest(Stills.NONE.with(1_000).developingBefore(2_000), true));
    states.put("closing, a still is missing", stillMissing);
    states.put("faulted", new Faulted(AROUND));
    return states;
  }

  private static CaptureEvent.Fragment fragment(long startMs) {
    return new CaptureEvent.Fragment(new byte[1], startMs, 2_000);
  }

  private static Map<String, RecorderEvent> events() {
    Map<String, RecorderEvent> events = new LinkedHashMap<>();
    events.put("contact closes", press(Press.DOWN, 9));
    events.put("held for half a second", press(Press.HOLDING, 9));
    events.put("held for two seconds", press(Press.ENOUGH, 9));
    events.put("short press", press(Press.SHORT, 9));
    events.put("double press", press(Press.DOUBLE, 9));
    events.put("long press", press(Press.LONG, 9));
    events.put("long press, the one that began it", press(Press.LONG, BEGAN));
    events.put("button sticks", new RecorderEvent.ButtonFailed(ButtonFault.STUCK));
    events.put("button bounces", new RecorderEvent.ButtonFailed(ButtonFault.BOUNCING));
    events.put("stream begins", captured(new CaptureEvent.Init(new byte[1], "avc1")));
    events.put("pictures arrive", captured(fragment(2_000)));
    events.put("first sound measured", captured(new CaptureEvent.Heard(OptionalInt.of(-30))));
    for (CaptureEvent.Suspicion what : CaptureEvent.Suspicion.values()) {
      String name = what.name().toLowerCase(Locale.ROOT);
      events.put("suspected: " + name, captured(new CaptureEvent.Suspected(what)));
    }
    for (CaptureEvent.Cause cause : CaptureEvent.Cause.values()) {
      events.put("capture ends: " + cause.word(), captured(new CaptureEvent.Ended(cause, "")));
    }
    events.put("capture refused", new RecorderEvent.CaptureRefused(CAPTURE, "camera", "missing"));
    events.put("a check finds something wanting", new RecorderEvent.PartsWanting());
    events.put("pictures dropped", new RecorderEvent.FragmentsDropped(CAPTURE, 2_000, 2_000));
    events.put("segment durable", new RecorderEvent.SegmentDurable(1));
    events.put("segment not stored", new RecorderEvent.SegmentLost(2_000));
    events.put("prompt heard", prompt(new Speaker.Outcome.Played()));
    events.put("prompt failed", prompt(new Speaker.Outcome.Failed("broken")));
    events.put("still made", still(new Still.Made(new byte[4])));
    events.put("still failed", still(new Still.Failed("why")));
    events.put("card full", new RecorderEvent.CardLow(1));
    events.put("card low", new RecorderEvent.StorageLow(15));
    events.put("battery low", new RecorderEvent.BatteryLow(15));
    events.put("battery nearly empty", new RecorderEvent.BatteryEmpty(8));
    events.put("journal fails", new RecorderEvent.JournalFailed("card", "io"));
    events.put("journal works again", new RecorderEvent.JournalWorks());
    events.put("into the dock", linked(new LinkEvent.Docked("d")));
    events.put("out of the dock", linked(new LinkEvent.Undocked("d", "pulled")));
    events.put("switched off", new RecorderEvent.SwitchOff("terminated"));
    events.put("patience ends", new RecorderEvent.Tick());
    events.put(
        "anything of an earlier capture",
        new CaptureHappened(CAPTURE - 1, new CaptureEvent.Init(new byte[1], "avc1"), 5_000));
    return events;
  }

  private static RecorderEvent press(Press press, long number) {
    return new Pressed(press, number, 5_000);
  }

  private static RecorderEvent captured(CaptureEvent what) {
    return new CaptureHappened(CAPTURE, what, 5_000);
  }

  private static RecorderEvent prompt(Speaker.Outcome outcome) {
    return new RecorderEvent.PromptHappened(CAPTURE, outcome);
  }

  private static RecorderEvent still(Still what) {
    return new RecorderEvent.StillHappened(CAPTURE, 1_000, what);
  }

  private static RecorderEvent linked(LinkEvent what) {
    return new RecorderEvent.LinkHappened(what, 5_000);
  }

  private static String done(Step step) {
    List<String> all = new ArrayList<>(step.commands().stream().map(StateTable::word).toList());
    boolean again = step.state() instanceof Closing c && c.stop().again();
    boolean againLater =
        step.state() instanceof Opening o && o.stop().filter(Stop::again).isPresent();
    if (all.isEmpty()) {
      all.add(again || againLater ? "a new recording follows" : "kept in mind");
    }
    return String.join(", ", all);
  }

  private static String word(Command command) {
    return switch (command) {
      case Command.Show(Signal signal) -> "**" + signal + "**";
      case Command.StartCapture _ -> "camera starts";
      case Command.StopCapture _ -> "camera is asked to finish";
      case Command.CheckParts _ -> "`pre-check`";
      case Command.CheckCamera _ -> "`pre-check` of camera and microphone";
      case Command.OpenSession c -> "`session-open` " + c.trigger();
      case Command.SealInit _ -> "segment 0";
      case Command.SealSegment _ -> "a `segment`";
      case Command.TakeStill _ -> "still is made";
      case Command.SealStill _ -> "a `still`";
      case Command.PlayPrompt _ -> "prompt plays";
      case Command.WritePrompt _ -> "`prompt`";
      case Command.WriteMark c -> "`mark` " + c.kind();
      case Command.WriteGap c -> "`gap` " + c.cause();
      case Command.WriteFault c -> "`fault` " + c.part() + " " + c.fault();
      case Command.CloseSession c -> "`session-close` " + c.cause();
      case Command.CloseLeftOpen _ -> "`session-close` of what was left open";
      case Command.WriteOff _ -> "`off`";
    };
  }
}

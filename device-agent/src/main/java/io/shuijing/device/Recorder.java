package io.shuijing.device;

import io.shuijing.device.clock.Timekeeper;
import io.shuijing.device.docking.Docking;
import io.shuijing.device.docking.Receipts;
import io.shuijing.device.forecast.Supplies;
import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.journal.RecorderClock;
import io.shuijing.device.precheck.Media;
import io.shuijing.device.precheck.PartChecks;
import io.shuijing.device.press.Felt;
import io.shuijing.device.press.Presses;
import io.shuijing.device.prompt.Prompts;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.device.recording.RecorderEvent.ButtonFailed;
import io.shuijing.device.recording.RecorderEvent.ButtonMoved;
import io.shuijing.device.recording.RecorderEvent.JournalFailed;
import io.shuijing.device.recording.RecorderEvent.LinkHappened;
import io.shuijing.device.recording.RecorderEvent.Pressed;
import io.shuijing.device.recording.RecorderState;
import io.shuijing.device.recording.Recording;
import io.shuijing.device.recording.Step;
import io.shuijing.device.recovery.BootRecovery;
import io.shuijing.device.sealing.PlainSegment;
import io.shuijing.device.sealing.SegmentStore;
import io.shuijing.device.voice.Phrases;
import io.shuijing.device.voice.Voice;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.storage.Volume;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tinylog.Logger;

/**
 * The recorder. One thread starts it and hands it every event; it has no thread of its own.
 *
 * <p>Parts hand their events to the inbox on threads of their own; whoever owns the recorder takes
 * them from there and calls {@link #handle}, together with a {@link RecorderEvent.Tick} every half
 * second, and when {@link #dueIn} says so.
 */
public final class Recorder {
  private final RecorderHardware hardware;
  private final Journal journal;
  private final SegmentStore store;
  private final Scribe scribe;
  private final Execution execution;
  private final Upkeep upkeep;
  private final Docking docking;
  private final Talking talking;
  private final PartChecks checks;
  private final CameraTrial trial;
  private final List<Waiting> waiting = new ArrayList<>();
  private RecorderState state = RecorderState.initial();
  private Presses presses = Presses.NONE;

  private Recorder(RecorderParts parts, Consumer<RecorderEvent> inbox) throws HardwareFault {
    this.hardware = parts.hardware();
    Volume card = hardware.volume();
    Journal.Author author = parts.identity().author();
    this.journal =
        Journal.open(card, author, new RecorderClock(hardware.clocks()), parts.durable());
    Receipts receipts = new Receipts(card, journal, author.recorder(), parts.identity().office());
    BootRecovery.run(card, journal, parts.identity().genesis(), receipts::mayHaveFreed);
    receipts.finish();
    Prompts prompts = new Prompts(parts.tuning().language(), journal.ledger().assignments());
    this.talking =
        new Talking(
            hardware.indicator(), hardware.speaker(), Phrases.bundled(parts.tuning().language()));
    Supplies supplies = new Supplies(parts.tuning().capture());
    this.checks = new PartChecks(hardware, journal, prompts, yardstick(parts, supplies));
    this.trial = new CameraTrial(hardware, parts.tuning().capture(), inbox);
    this.store = new SegmentStore(card, journal, parts.sealing());
    PlainSegment plain =
        new PlainSegment(journal.clock(), hardware.positioning(), hardware.battery());
    this.scribe = new Scribe(journal, store, plain, new Scribe.Speech(prompts, checks));
    this.execution = new Execution(parts, scribe, new Execution.Voices(talking, trial), inbox);
    Timekeeper timekeeper = new Timekeeper(hardware.timeSources(), journal);
    this.upkeep = new Upkeep(parts, scribe, timekeeper, supplies);
    this.docking =
        new Docking(
            new Docking.Parts(
                hardware,
                author,
                parts.identity().firmware(),
                journal,
                store,
                prompts,
                checks,
                receipts));
  }

  private PartChecks.Yardstick yardstick(RecorderParts parts, Supplies supplies) {
    return new PartChecks.Yardstick(
        supplies,
        parts.tuning().reserveBytes(),
        parts.tuning().microphoneFloorDb(),
        parts.tuning().capture().audioBitsPerSecond() > 0,
        talking::spoke);
  }

  /**
   * Recovers the card, writes the {@code boot} record, and listens to button and link.
   *
   * @param inbox takes events on threads of the parts; may block the camera's (back pressure)
   * @throws HardwareFault if the card cannot be recorded on; the message says what to do
   */
  public static Recorder start(RecorderParts parts, Consumer<RecorderEvent> inbox)
      throws HardwareFault {
    Recorder recorder = new Recorder(parts, inbox);
    RecorderClock clock = recorder.journal.clock();
    RecorderHardware hardware = parts.hardware();
    hardware
        .button()
        .listen(
            edge -> inbox.accept(new ButtonMoved(edge.down(), clock.monoMsAt(edge.steadyNanos()))));
    hardware.link().serve(what -> inbox.accept(new LinkHappened(what, clock.monoMs())));
    recorder.talking.show(recorder.state.around().idle());
    return recorder;
  }

  /** Something happened. */
  public void handle(RecorderEvent event) {
    if (isOff()) {
      return;
    }
    follow(event);
    switch (event) {
      case RecorderEvent.Tick _ -> {
        felt(presses.at(scribe.monoMs()));
        trial.at(scribe.monoMs()).ifPresent(this::tried);
        upkeep.tick(state).forEach(this::follow);
      }
      case ButtonMoved(boolean down, long atMs) -> felt(presses.moved(down, atMs));
      case LinkHappened(LinkEvent what, long atMs) -> linked(what, atMs);
      case RecorderEvent.TrialHappened(long number, CaptureEvent what) ->
          trial.happened(number, what).ifPresent(this::tried);
      case ButtonFailed _,
          Pressed _,
          RecorderEvent.CaptureHappened _,
          RecorderEvent.FragmentsDropped _,
          RecorderEvent.PromptHappened _,
          RecorderEvent.StillHappened _,
          RecorderEvent.SwitchOff _,
          RecorderEvent.CaptureRefused _,
          RecorderEvent.PartsWanting _,
          RecorderEvent.SegmentDurable _,
          RecorderEvent.SegmentLost _,
          RecorderEvent.CardLow _,
          RecorderEvent.BatteryLow _,
          RecorderEvent.BatteryEmpty _,
          RecorderEvent.StorageLow _,
          JournalFailed _,
          RecorderEvent.JournalWorks _ -> {}
    }
    answerWaiting();
  }

  private void felt(Presses.Step step) {
    presses = step.next();
    for (Felt felt : step.felt()) {
      follow(
          switch (felt) {
            case Felt.Pressed p -> new Pressed(p.press(), p.number(), p.atMs());
            case Felt.Failed(Felt.ButtonFault fault) -> new ButtonFailed(fault);
          });
    }
  }

  /** How long until a press that is being made needs a tick of its own; empty if none does. */
  public Optional<Duration> dueIn() {
    OptionalLong due = presses.dueMs();
    return due.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.max(0, due.getAsLong() - scribe.monoMs())));
  }

  private void follow(RecorderEvent first) {
    Deque<RecorderEvent> events = new ArrayDeque<>();
    events.add(first);
    while (!events.isEmpty()) {
      Step step = Recording.next(state, events.removeFirst(), scribe.moment());
      if (!step.state().word().equals(state.word())) {
        Logger.info("{} -> {}", state.word(), step.state().word());
      }
      state = step.state();
      events.addAll(execution.carryOut(step.commands()));
    }
  }

  private void linked(LinkEvent what, long atMs) {
    switch (what) {
      case LinkEvent.Docked(String dock) -> {
        Logger.info("docked at {}", dock);
        docking.begin();
      }
      case LinkEvent.Undocked(String dock, String reason) -> {
        Logger.info("left {}: {}", dock, reason);
        docking.begin();
      }
      case LinkEvent.Asked asked -> {
        if (Docking.asksForChecks(asked.question()) && state instanceof RecorderState.Standby) {
          check(asked, atMs);
        } else {
          answer(asked, atMs);
        }
      }
    }
  }

  private void check(LinkEvent.Asked asked, long atMs) {
    waiting.add(new Waiting(asked, atMs));
    if (!trial.runs()) {
      trial.begin(scribe.monoMs()).ifPresent(this::tried);
    }
  }

  /** A question that waits for the camera's trial. */
  private record Waiting(LinkEvent.Asked asked, long atMs) {}

  private void tried(Media media) {
    checks.ran(media);
    List<Waiting> answered = List.copyOf(waiting);
    waiting.clear();
    answered.forEach(question -> answer(question.asked(), question.atMs()));
    summary();
  }

  // what the dock was told, for whoever takes the recorder out
  private void summary() {
    List<Check> all = checks.all();
    talking.say(Voice.summary(all, checks.batteryMinutes(), checks.cardMinutes()));
    boolean failed = all.stream().anyMatch(check -> check.result().equals("fail"));
    boolean wanting = !Voice.findings(all).isEmpty();
    talking.show(failed ? Signal.FAULT : wanting ? Signal.WARNING : Signal.CHECKED);
  }

  // a press has taken the camera: nothing is known of it, and the dock need not wait
  private void answerWaiting() {
    if (!waiting.isEmpty() && !trial.runs()) {
      List<Waiting> answered = List.copyOf(waiting);
      waiting.clear();
      answered.forEach(question -> answer(question.asked(), question.atMs()));
    }
  }

  private void answer(LinkEvent.Asked asked, long atMs) {
    Docking.Asked question = new Docking.Asked(asked.dock(), asked.question(), atMs, state.word());
    try {
      asked.answer().give(docking.answer(question));
    } catch (JournalLost e) {
      Logger.error(e, "journal");
      asked.answer().give(Docking.failed(e));
      follow(new JournalFailed(e.part(), e.fault()));
    }
  }

  /** What it is doing. */
  public RecorderState state() {
    return state;
  }

  /** Whether it was switched off; nothing is handled any more. */
  public boolean isOff() {
    return state instanceof RecorderState.Off;
  }

  /** Ends the link and closes the files; what is durable stays so. */
  public void close() {
    trial.giveUp();
    hardware.link().close();
    store.close();
    journal.close();
  }
}

package io.shuijing.device;

import io.shuijing.device.RecorderParts.Tuning;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.precheck.Media;
import io.shuijing.device.recording.Command;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.device.recording.RecorderEvent.CaptureRefused;
import io.shuijing.device.recording.RecorderEvent.CardLow;
import io.shuijing.device.recording.RecorderEvent.JournalFailed;
import io.shuijing.device.recording.RecorderEvent.PromptHappened;
import io.shuijing.device.recording.RecorderEvent.SegmentDurable;
import io.shuijing.device.recording.RecorderEvent.SegmentLost;
import io.shuijing.device.voice.Voice;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.capture.Still.Exposed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** Carries out what the state machine commands, and tells what came of it. */
final class Execution {
  private static final Fragment NOTHING = new Fragment(new byte[0], 0, 0);

  private final RecorderHardware hardware;
  private final Tuning tuning;
  private final Scribe scribe;
  private final Talking talking;
  private final CameraTrial trial;
  private final Consumer<RecorderEvent> inbox;
  private @Nullable Capture capture;
  private Exposed exposed = new Exposed(new byte[0], NOTHING, 0);

  Execution(RecorderParts parts, Scribe scribe, Voices voices, Consumer<RecorderEvent> inbox) {
    this.hardware = parts.hardware();
    this.tuning = parts.tuning();
    this.scribe = scribe;
    this.talking = voices.talking();
    this.trial = voices.trial();
    this.inbox = inbox;
  }

  /** What speaks, and what a recording must not wait for. */
  record Voices(Talking talking, CameraTrial trial) {}

  /** In order; what stands behind a command that failed is left out. */
  List<RecorderEvent> carryOut(List<Command> commands) {
    List<RecorderEvent> followed = new ArrayList<>();
    for (Command command : commands) {
      try {
        if (!carryOut(command, followed)) {
          break;
        }
      } catch (JournalLost e) {
        Logger.error(e, "journal");
        followed.add(new JournalFailed(e.part(), e.fault()));
        break;
      }
    }
    return followed;
  }

  private boolean carryOut(Command command, List<RecorderEvent> followed) throws JournalLost {
    switch (command) {
      case Command.Show(Signal signal) -> talking.show(signal);
      case Command.StartCapture(long number) -> {
        return startCapture(number, followed);
      }
      case Command.StopCapture _ -> stopCapture();
      case Command.CheckParts _ -> found(scribe.checkParts(), followed);
      case Command.CheckCamera(CaptureEvent.Heard(OptionalInt decibels)) ->
          found(scribe.checkCamera(new Media.Gave(decibels)), followed);
      case Command.SealInit(byte[] head) -> {
        exposed = new Exposed(head, NOTHING, 0);
        return seal(head, new Span(0, 0), followed);
      }
      case Command.SealSegment c -> {
        exposed = new Exposed(exposed.head(), c.fragment(), 0);
        Span media = new Span(c.fragment().mediaStartMs(), c.fragment().durationMs());
        return seal(scribe.plain(c.fragment().bytes(), c.takenAtMs()), media, followed);
      }
      case Command.TakeStill(long number, long mediaMs) -> takeStill(number, mediaMs);
      case Command.SealStill c -> sealStill(c);
      case Command.PlayPrompt(long number) -> playPrompt(number);
      case Command.OpenSession c -> scribe.open(c.trigger(), c.codecs());
      case Command.WritePrompt c -> scribe.prompt(c.mediaStartMs());
      case Command.WriteMark c -> scribe.mark(c.kind(), c.mediaMs());
      case Command.WriteGap c -> scribe.gap(c.from(), c.to(), c.cause());
      case Command.WriteFault c -> scribe.fault(c.part(), c.fault(), c.detail());
      case Command.CloseSession c -> scribe.close(c.cause(), c.measured());
      case Command.CloseLeftOpen _ -> scribe.closeLeftOpen();
      case Command.WriteOff(String cause) -> scribe.off(cause);
    }
    return true;
  }

  private boolean startCapture(long number, List<RecorderEvent> followed) {
    try {
      trial.giveUp();
      refuseFullCard();
      capture =
          hardware
              .camera()
              .start(
                  tuning.capture(),
                  what ->
                      inbox.accept(
                          new RecorderEvent.CaptureHappened(number, what, scribe.monoMs())));
      return true;
    } catch (HardwareFault e) {
      Logger.error(e, "no capture");
      followed.add(new CaptureRefused(number, e.part(), e.fault()));
      return false;
    }
  }

  private void refuseFullCard() throws HardwareFault {
    long free = hardware.volume().freeBytes();
    if (free < tuning.reserveBytes()) {
      throw new HardwareFault(
          "card", "full", free + " bytes left on the card: bring the recorder to a dock");
    }
  }

  private void stopCapture() {
    if (capture != null) {
      capture.stop();
    }
  }

  private void found(List<Check> checks, List<RecorderEvent> followed) {
    List<String> findings = Voice.findings(checks);
    if (!findings.isEmpty()) {
      followed.add(new RecorderEvent.PartsWanting());
      talking.say(findings);
    }
  }

  private boolean seal(byte[] plain, Span media, List<RecorderEvent> followed) throws JournalLost {
    try {
      followed.add(new SegmentDurable(scribe.seal(plain, media)));
      lookAtCard(followed);
      return true;
    } catch (JournalLost e) {
      throw e;
    } catch (HardwareFault e) {
      Logger.error(e, "a segment of {} ms was not stored", media.durationMs());
      followed.add(new SegmentLost(media.durationMs()));
      return false;
    }
  }

  private void takeStill(long number, long mediaMs) {
    hardware
        .camera()
        .develop(
            new Exposed(exposed.head(), exposed.fragment(), mediaMs),
            what -> inbox.accept(new RecorderEvent.StillHappened(number, mediaMs, what)));
  }

  // the recording goes on without it
  private void sealStill(Command.SealStill still) throws JournalLost {
    try {
      scribe.sealStill(still.jpeg(), still.mediaMs(), still.takenAtMs());
    } catch (JournalLost e) {
      throw e;
    } catch (HardwareFault e) {
      Logger.error(e, "a still was not stored");
      scribe.fault("card", e.fault(), "a still was not stored");
    }
  }

  // the segment is durable, whatever the card says of its room
  private void lookAtCard(List<RecorderEvent> followed) {
    try {
      long free = hardware.volume().freeBytes();
      if (free < tuning.reserveBytes()) {
        followed.add(new CardLow(free));
      }
    } catch (HardwareFault e) {
      Logger.warn(e, "card: free room is not known");
    }
  }

  private void playPrompt(long number) {
    talking.play(
        scribe.promptToPlay().wav(), outcome -> inbox.accept(new PromptHappened(number, outcome)));
  }
}

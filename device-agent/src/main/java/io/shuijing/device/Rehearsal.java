package io.shuijing.device;

import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.seal.AgeSealing;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.time.Clocks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A short recording of a test picture onto a card that is thrown away, with keys of its own: shows
 * that a board can encode, seal and store in time, and lets a start be trained on all that a
 * recording needs.
 */
final class Rehearsal {
  /** Unpredictable bytes that its keys take. */
  static final int ENTROPY_BYTES = 96;

  private static final int KEY_BYTES = 32;
  private static final int SEGMENTS = 4;
  private static final long PRESS_MS = 200;
  private static final long PATIENCE_MS = 60_000;
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Name OFFICE = Name.office("rehearsal.example");
  private static final Name RECORDER = Name.recorder("rehearsal.example", "R-0");

  private final Inbox inbox = new Inbox(Duration.ofSeconds(10));
  private final Clocks clocks;
  private int segments;
  private boolean stopped;
  private Optional<Entry.Fault> fault = Optional.empty();

  private Rehearsal(Clocks clocks) {
    this.clocks = clocks;
  }

  /** The parts that it needs. */
  record Stage(Camera camera, Clocks clocks, Volume card) {}

  /**
   * Records; returns the milliseconds from the press to the first durable segment.
   *
   * @throws HardwareFault if nothing is durable in time, or as the parts say
   */
  static long play(Stage stage, CaptureSettings capture, byte[] entropy)
      throws HardwareFault, InterruptedException {
    return new Rehearsal(stage.clocks()).record(stage, capture, entropy);
  }

  private long record(Stage stage, CaptureSettings capture, byte[] entropy)
      throws HardwareFault, InterruptedException {
    Recorder recorder = Recorder.start(parts(stage, capture, entropy), inbox::put);
    long began = nowMs();
    long first = -1;
    inbox.put(new RecorderEvent.ButtonMoved(true, began));
    inbox.put(new RecorderEvent.ButtonMoved(false, began + PRESS_MS));
    try {
      while (!recorder.isOff()) {
        inbox.take(TICK).ifPresent(recorder::handle);
        recorder.handle(new RecorderEvent.Tick());
        first = first < 0 && segments > 1 ? nowMs() - began : first;
        requireProgress(nowMs() - began);
        if (segments > SEGMENTS && !stopped) {
          stopped = true;
          inbox.put(new RecorderEvent.SwitchOff("rehearsed"));
        }
      }
    } finally {
      recorder.close();
    }
    return first;
  }

  private void requireProgress(long passedMs) throws HardwareFault {
    if (segments == 0 && fault.isPresent()) {
      Entry.Fault seen = fault.get();
      throw new HardwareFault(seen.part(), seen.fault(), seen.detail());
    }
    if (passedMs > PATIENCE_MS) {
      throw new HardwareFault(
          "camera",
          "silent",
          "no " + SEGMENTS + " segments in " + PATIENCE_MS / 1000 + " s: is ffmpeg there?");
    }
  }

  private long nowMs() {
    return clocks.steadyNanos() / 1_000_000;
  }

  private RecorderParts parts(Stage stage, CaptureSettings capture, byte[] entropy) {
    SoftwareSigner key = SoftwareSigner.ed25519(RECORDER.text(), part(entropy, 0));
    SoftwareSigner office = SoftwareSigner.ed25519(OFFICE.text(), part(entropy, 1));
    List<String> recipients = List.of(AgeIdentity.of(part(entropy, 2)).recipient());
    try {
      return new RecorderParts(
          hardware(stage),
          new RecorderParts.Identity(
              RECORDER, List.of(key), office.key(), recipients, "rehearsal", "rehearsal"),
          AgeSealing.to(recipients),
          new RecorderParts.Tuning(capture, 1 << 20, "zh"),
          this::count);
    } catch (Malformed e) {
      throw new IllegalStateException("a recipient that was just made", e);
    }
  }

  private static byte[] part(byte[] entropy, int number) {
    return Arrays.copyOfRange(entropy, number * KEY_BYTES, (number + 1) * KEY_BYTES);
  }

  private void count(StoredRecord record) {
    switch (record.entry()) {
      case Entry.Segment _ -> segments++;
      case Entry.Fault failed -> fault = Optional.of(failed);
      default -> {}
    }
  }

  private static RecorderHardware hardware(Stage stage) {
    Speaker speaker = (_, done) -> done.accept(new Speaker.Outcome.Played());
    return new RecorderHardware(
        _ -> {},
        _ -> {},
        stage.camera(),
        speaker,
        OptionalInt::empty,
        Optional::empty,
        stage.clocks(),
        stage.card(),
        new NoDock());
  }

  private static final class NoDock implements LinkServer {
    @Override
    public void serve(Consumer<LinkEvent> events) {}

    @Override
    public void close() {}
  }
}

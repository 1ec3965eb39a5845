package io.shuijing.device.parts;

import io.shuijing.device.Recorder;
import io.shuijing.device.RecorderParts;
import io.shuijing.device.press.Press;
import io.shuijing.device.press.Presses;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.seal.Sealing;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.place.Positioning;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A recorder on the bench: its parts, its inbox, and what it has acknowledged. */
public final class Bench {
  /** Bytes that the recorder keeps free. */
  public static final long RESERVE = 300_000;

  private static final CaptureSettings CAPTURE =
      new CaptureSettings(1280, 720, 25, 4_000_000, 64_000, 2_000);

  private final Volume card;
  private final MovedClocks clocks;
  private final HandCamera camera;
  private final HandSpeaker speaker = new HandSpeaker();
  private final HandLink link = new HandLink(this::pumpWithTrial);
  private final List<Signal> signals = new ArrayList<>();
  private final List<StoredRecord> acknowledged = new ArrayList<>();
  private final Deque<RecorderEvent> inbox = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private Sealing sealing = plain -> sealed(plain);
  private OptionalInt charge = OptionalInt.of(873);
  private Optional<Positioning.Fix> fix = Optional.empty();
  private List<TimeSource> sources = List.of();
  private List<Signer> signers = List.of(Samples.RECORDER_KEY);
  private @Nullable Consumer<Button.Edge> button;
  private @Nullable Recorder recorder;
  private boolean triesByItself = true;

  private Bench(Volume card, MovedClocks clocks, int fragmentBytes) {
    this.card = card;
    this.clocks = clocks;
    this.camera = new HandCamera(clocks, fragmentBytes);
  }

  /** A recorder that is not switched on yet. */
  public static Bench with(Volume card) {
    return with(card, new MovedClocks());
  }

  /** The same, with clocks that went on while it was off. */
  public static Bench with(Volume card, MovedClocks clocks) {
    return with(card, clocks, 10_000);
  }

  /** The same, with fragments of so many bytes. */
  public static Bench with(Volume card, MovedClocks clocks, int fragmentBytes) {
    Bench bench = new Bench(card, clocks, fragmentBytes);
    if (card instanceof MemoryCard memory) {
      memory.log(bench.log::add);
    }
    return bench;
  }

  // like age: a head, and the bytes in another form; fast, and the same every time
  private static byte[] sealed(byte[] plain) {
    byte[] sealed = new byte[plain.length + 32];
    for (int i = 0; i < plain.length; i++) {
      sealed[i + 32] = (byte) (plain[i] ^ 0x5a);
    }
    return sealed;
  }

  /** Seals with this instead of a stand-in. */
  public Bench sealing(Sealing other) {
    sealing = other;
    return this;
  }

  /** Signs with these keys. */
  public Bench signers(List<Signer> other) {
    signers = other;
    return this;
  }

  /** Has these other sources of time. */
  public Bench timeSources(TimeSource... others) {
    sources = List.of(others);
    return this;
  }

  /** Switches it on. */
  public Bench start() throws HardwareFault {
    recorder = Recorder.start(parts(), inbox::add);
    pump();
    return this;
  }

  private RecorderParts parts() {
    RecorderHardware hardware =
        new RecorderHardware(
            to -> button = to,
            signal -> {
              signals.add(signal);
              log.add("show " + signal);
            },
            camera,
            speaker,
            () -> charge,
            () -> fix,
            clocks,
            card,
            link,
            sources);
    return new RecorderParts(
        hardware,
        new RecorderParts.Identity(
            Samples.RECORDER,
            signers,
            Samples.OFFICE_KEY.key(),
            List.of(Samples.OFFICE_AGE.recipient()),
            "bench",
            "0.1.0"),
        sealing,
        new RecorderParts.Tuning(CAPTURE, RESERVE, "zh"),
        record -> {
          acknowledged.add(record);
          log.add("durable " + record.record().type());
        });
  }

  // the camera works, unless the test says otherwise
  private void pumpWithTrial() {
    pump();
    if (triesByItself && recorder != null && state().equals("standby") && camera.runs()) {
      camera.init();
      camera.fragment(1_000);
      camera.heard(-30);
      pump();
    }
  }

  /** From now on the test itself gives what the camera gives when it is tried. */
  public Bench triedByHand() {
    triesByItself = false;
    return this;
  }

  /** Hands over all events that wait. */
  public void pump() {
    while (!inbox.isEmpty()) {
      recorder().handle(inbox.removeFirst());
    }
  }

  private Recorder recorder() {
    if (recorder == null) {
      throw new IllegalStateException("not switched on");
    }
    return recorder;
  }

  /** Something happens. */
  public Bench happens(RecorderEvent event) {
    inbox.add(event);
    pump();
    return this;
  }

  /** The officer presses, as long as it takes. */
  public Bench press(Press press) {
    return switch (press) {
      case DOWN -> move(true);
      case HOLDING -> move(true).waits(Presses.HOLDING_MS);
      case ENOUGH -> move(true).waits(Presses.LONG_MS);
      case SHORT -> move(true).waits(100).move(false).waits(Presses.SETTLED_MS);
      case DOUBLE -> press(Press.SHORT).press(Press.SHORT);
      case LONG -> move(true).waits(Presses.LONG_MS).move(false).waits(Presses.SETTLED_MS);
    };
  }

  /** The contact of the button goes down or up. */
  public Bench move(boolean down) {
    if (button == null) {
      throw new IllegalStateException("nobody listens to the button");
    }
    button.accept(new Button.Edge(down, clocks.steadyNanos()));
    pump();
    return this;
  }

  /** Time goes by, with a tick whenever the button needs one. */
  public Bench waits(long ms) {
    long left = ms;
    for (Optional<Duration> due = recorder().dueIn();
        due.isPresent() && due.get().toMillis() <= left;
        due = recorder().dueIn()) {
      clocks.pass(due.get().toMillis());
      left -= due.get().toMillis();
      happens(new RecorderEvent.Tick());
    }
    clocks.pass(left);
    return this;
  }

  /** The camera's head arrives. */
  public Bench init() {
    camera.init();
    pump();
    return this;
  }

  /** So many fragments of two seconds arrive. */
  public Bench fragments(int count) {
    for (int i = 0; i < count; i++) {
      camera.fragment();
      pump();
    }
    return this;
  }

  /** The capture ends as it was asked to. */
  public Bench finish() {
    camera.finish();
    pump();
    return this;
  }

  /** A whole recording of so many fragments, and a last short one. */
  public Bench records(int fragments) {
    return press(Press.SHORT).init().fragments(fragments).press(Press.LONG).finish();
  }

  /** Time goes by, with a tick each half second. */
  public Bench passes(long ms) {
    for (long done = 0; done < ms; done += 500) {
      clocks.pass(500);
      happens(new RecorderEvent.Tick());
    }
    return this;
  }

  /** The gauge shows another charge. */
  public void charge(OptionalInt permille) {
    charge = permille;
  }

  /** The receiver has another fix. */
  public void fix(Positioning.Fix other) {
    fix = Optional.of(other);
  }

  /** Word for what it is doing. */
  public String state() {
    return recorder().state().word();
  }

  /** The last signal. */
  public Signal shown() {
    return signals.getLast();
  }

  /** All signals. */
  public List<Signal> signals() {
    return List.copyOf(signals);
  }

  /** Records that were acknowledged since it was switched on. */
  public List<StoredRecord> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** Operations of the card, signals and acknowledged records, in their order. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** Forgets the log so far. */
  public void clearLog() {
    log.clear();
  }

  public HandCamera camera() {
    return camera;
  }

  public HandSpeaker speaker() {
    return speaker;
  }

  public HandLink link() {
    return link;
  }

  public MovedClocks clocks() {
    return clocks;
  }
}

package io.shuijing.simulator.bench;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** One recorder and one bay, and the hand that turns them: one order after the other. */
final class Bench implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final BenchSettings settings;
  private final Strip strip;
  private final ExecutorService hand =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("hand").factory());
  private final ExecutorService judge =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("judge").factory());
  private final AtomicBoolean judgementWaits = new AtomicBoolean();
  private final Sounds sounds;
  private volatile @Nullable Scene now;
  private int stations;
  private int assignments;
  private int strangers;

  /** What stands on the bench. */
  private record Scene(
      Station station,
      RecorderUnit recorder,
      DockUnit dock,
      CardTampering tampering,
      CardWatch watch,
      Sight sight) {}

  Bench(BenchSettings settings, Strip strip) {
    this.settings = settings;
    this.strip = strip;
    this.sounds = new Sounds(settings.out().resolve("sounds"));
  }

  /** Makes an office and a recorder, and gives both power. */
  void begin() throws IOException, InterruptedException, StationFailed {
    Path folder = settings.out().resolve("station-" + ++stations);
    Station station = new Station(folder, settings.link());
    strip.add("process", Map.of("who", "office", "state", "starting"));
    station.found(
        Map.of("input", settings.scene(), "sounds", sounds.folder().toString()), Map.of());
    Path card = station.recorder().resolve("card");
    Sight sight = new Sight(card, identity(station));
    CardWatch watch = new CardWatch(card, sight, strip);
    Scene scene =
        new Scene(
            station,
            new RecorderUnit(station, strip, watch),
            new DockUnit(strip, () -> judgeLater(station)),
            new CardTampering(card, settings.out().resolve("kept-card")),
            watch,
            sight);
    now = scene;
    scene.dock().start(station, "own");
    scene.recorder().start();
  }

  private static AgeIdentity identity(Station station) throws IOException {
    Path file = station.office().resolve("keys/office.age");
    try {
      return AgeIdentity.parse(Files.readString(file));
    } catch (Malformed e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Does something when what was asked before is done; what came of it is on the strip. */
  void obey(Order order) {
    hand.execute(() -> carryOut(order));
  }

  /** Puts everything away, begins anew, and plays a sequence; further orders wait for its end. */
  void replay(Sequence sequence) {
    hand.execute(() -> play(sequence));
  }

  private void play(Sequence sequence) {
    try {
      putAway();
      strip.add("reset", Map.of());
      begin();
      scene().recorder().awaitOn(START);
      long start = System.nanoTime();
      for (Sequence.Step step : sequence.steps()) {
        long due = start + step.afterMs() * 1_000_000;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        carryOut(step.order());
      }
      strip.add("replayed", Map.of("steps", sequence.steps().size()));
    } catch (IOException | StationFailed e) {
      strip.add("refused", Map.of("why", String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(Order order) {
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("order", order.words());
    what.put("zh", order.control().zh());
    what.put("en", order.control().en());
    try {
      String detail = act(order);
      if (!detail.isEmpty()) {
        what.put("detail", detail);
      }
    } catch (IOException | StationFailed e) {
      what.put("why", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      what.put("why", "the bench is being put away");
    } catch (RuntimeException e) {
      Logger.error(e, "a defect of the bench");
      what.put("why", "a defect of the bench: " + e);
    }
    strip.add("order", what);
  }

  private Scene scene() throws StationFailed {
    Scene scene = now;
    if (scene == null) {
      throw new StationFailed("the bench is not ready yet; wait until the recorder is on");
    }
    return scene;
  }

  private String act(Order order) throws IOException, InterruptedException, StationFailed {
    Scene scene = scene();
    switch (order.control()) {
      case CUT -> scene.recorder().cut();
      case ON -> scene.recorder().start();
      case PLUG -> scene.recorder().plug();
      case PULL -> scene.recorder().pull();
      case ASSIGN -> {
        String assignment = String.format(java.util.Locale.ROOT, "A-2026-%04d", ++assignments);
        scene.station().order(assignment);
        return assignment;
      }
      case DOCK_KILLED -> scene.dock().kill();
      case DOCK_ON -> scene.dock().start(scene.station(), "own");
      case STRANGER -> stranger(scene);
      case FLIP -> {
        return scene.tampering().flipBit();
      }
      case KEEP -> scene.tampering().keep();
      case OLDER -> olderCard(scene);
      case VERIFY -> judgeLater(scene.station());
      case PRESS,
          DOUBLE,
          HOLD,
          DOWN,
          UP,
          CHARGE,
          CARD_GOOD,
          CARD_FULL,
          CARD_READ_ONLY,
          CARD_GONE,
          FLUSH,
          LENS_CLEAR,
          LENS_COVERED,
          LENS_FROZEN,
          MICROPHONE_OPEN,
          MICROPHONE_MUTED,
          SPEAKER_GOOD,
          SPEAKER_BROKEN,
          ENCODER_KILLED,
          ENCODER_STALLED,
          CLOCK_JUMPS,
          CLOCK_LOST,
          FIX,
          NO_FIX ->
          scene.recorder().send(order);
    }
    return "";
  }

  // A dock of another office, which knows nothing of this recorder and whose name proves nothing.
  private void stranger(Scene scene) throws IOException, InterruptedException, StationFailed {
    Path folder = settings.out().resolve("stranger-" + ++strangers);
    Station stranger = new Station(folder, Station.LinkKind.TCP);
    Map<String, String> bay = Map.of("bay", scene.station().bay());
    stranger.found(Map.of(), bay);
    scene.dock().start(stranger, "stranger");
  }

  private void olderCard(Scene scene) throws IOException, InterruptedException, StationFailed {
    boolean wasOn = scene.recorder().isOn();
    scene.recorder().cut();
    scene.tampering().putOlder();
    scene.watch().begin();
    if (wasOn) {
      scene.recorder().start();
    }
  }

  // one that still waits sees all that has come until it begins
  private void judgeLater(Station station) {
    if (judgementWaits.compareAndSet(false, true)) {
      judge.execute(() -> {
        judgementWaits.set(false);
        strip.add("verdict", Judgement.of(station.archive()));
      });
    }
  }

  /** What the lens sees, one segment late; empty if nothing was recorded yet. */
  Optional<byte[]> picture() throws IOException, InterruptedException {
    Scene scene = now;
    return scene == null ? Optional.empty() : scene.sight().picture();
  }

  /** What has sounded; empty if nothing of this digest has. */
  Optional<byte[]> sound(String digest) throws IOException {
    return sounds.wav(digest);
  }

  /** Puts everything away; waits until nothing runs. */
  @Override
  public void close() {
    hand.shutdownNow();
    judge.shutdownNow();
    try {
      if (!hand.awaitTermination(20, TimeUnit.SECONDS)) {
        Logger.warn("the bench's last order did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    putAway();
    strip.end();
  }

  private synchronized void putAway() {
    Scene scene = now;
    now = null;
    if (scene != null) {
      scene.recorder().close();
      scene.dock().close();
      scene.station().close();
    }
  }
}

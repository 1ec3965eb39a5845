package io.shuijing.simulator.shift;

import io.shuijing.hal.body.Signal;
import io.shuijing.simulator.body.SimulatedButton;
import io.shuijing.simulator.body.Touch;
import io.shuijing.simulator.oracle.When;
import io.shuijing.simulator.parts.VirtualBattery;
import io.shuijing.simulator.parts.VirtualCamera;
import io.shuijing.simulator.parts.VirtualLink;
import io.shuijing.simulator.parts.VirtualSpeaker;
import io.shuijing.simulator.place.SimulatedPositioning;
import io.shuijing.simulator.world.Chance;
import io.shuijing.simulator.world.VirtualClocks;
import org.jspecify.annotations.Nullable;

/** A recorder with its parts, as long as it lasts; a process of its agent runs in it or not. */
final class RecorderUnit {
  private static final double DRAINED_PER_SECOND = -0.05;
  private static final int FROM_THE_CAR = 400;
  private static final long RESTART_MS = 3_000;
  private static final long REFUSED_MS = 10_000;

  private final World world;
  private final Chance chance;
  private final Platter card;
  private final VirtualClocks clocks;
  private final VirtualCamera camera;
  private final VirtualSpeaker speaker;
  private final VirtualBattery battery;
  private final SimulatedPositioning sky = new SimulatedPositioning();
  private final SimulatedButton button;
  private final VirtualLink link;
  private final WatchedSigner key;
  private final ToySealing sealing;
  private final Judges judges;
  private @Nullable RecorderProcess process;
  private @Nullable Signal shown;
  private Runnable beforeStart = () -> {};
  private boolean staysOff;
  private String refusal = "";

  RecorderUnit(World world, Judges judges, Platter card, VirtualLink link) {
    this.world = world;
    this.judges = judges;
    this.card = card;
    this.link = link;
    this.chance = world.chance("recorder");
    this.clocks = new VirtualClocks(world.agenda(), world.began());
    this.button = new SimulatedButton(clocks::steadyNanos);
    this.speaker = new VirtualSpeaker(world.agenda());
    this.battery = new VirtualBattery(world.agenda());
    int segmentMs = RecorderProcess.CAPTURE.segmentMs();
    this.camera =
        new VirtualCamera(world.agenda(), world.chance("camera"), segmentMs, new Pictures());
    this.key = new WatchedSigner(Identities.EXAMPLE.recorder(), world.log(), world.trace());
    this.sealing = new ToySealing(world.log());
  }

  private final class Pictures implements VirtualCamera.Watch {
    @Override
    public void began(byte[] head) {
      world.trace().add("camera head", head.length, 0);
      world.log().offer(head, 0, world.agenda().nowMs());
      world.log().takingBegan(world.agenda().nowMs());
    }

    @Override
    public void offered(byte[] fragment, long durationMs) {
      world.trace().add("camera fragment", fragment.length, durationMs);
      world.count("segments offered");
      world.log().offer(fragment, durationMs, world.agenda().nowMs());
    }

    @Override
    public void stopping() {
      world.log().takingToEnd();
    }

    @Override
    public void developed(byte[] end) {
      world.trace().add("camera still", end.length, 0);
      world.count("stills offered");
      world.log().offer(end, 0, world.agenda().nowMs());
    }

    @Override
    public void ended() {
      world.trace().add("camera ended", 0, 0);
      world.log().takingEnded(world.agenda().nowMs());
    }
  }

  World world() {
    return world;
  }

  Judges judges() {
    return judges;
  }

  Platter card() {
    return card;
  }

  VirtualClocks clocks() {
    return clocks;
  }

  VirtualCamera camera() {
    return camera;
  }

  VirtualSpeaker speaker() {
    return speaker;
  }

  VirtualBattery battery() {
    return battery;
  }

  SimulatedPositioning sky() {
    return sky;
  }

  SimulatedButton button() {
    return button;
  }

  VirtualLink link() {
    return link;
  }

  WatchedSigner key() {
    return key;
  }

  ToySealing sealing() {
    return sealing;
  }

  void show(Signal signal) {
    shown = signal;
    world.trace().add("show " + signal, 0, 0);
  }

  /** What the officer sees; nothing if it is off. */
  @Nullable Signal shown() {
    return process == null ? null : shown;
  }

  boolean isOn() {
    return process != null;
  }

  /** What its agent is doing; empty word if it is off. */
  String state() {
    return process == null ? "" : process.state();
  }

  /** A finger touches the button, which takes a while. */
  void press(Touch touch) {
    world.trace().add("press " + touch, 0, 0);
    move(true);
    long ms = 0;
    boolean down = true;
    for (long length : touch.lengthsMs()) {
      ms += length;
      down = !down;
      boolean next = down;
      world.agenda().in(ms, () -> move(next));
    }
  }

  /** The contact of the button goes down or up. */
  void move(boolean down) {
    if (process != null) {
      button.move(down);
    }
  }

  void switchOn() {
    if (process != null) {
      return;
    }
    beforeStart.run();
    world.trace().add("on", 0, 0);
    shown = null;
    clocks.restarted();
    battery.change(DRAINED_PER_SECOND);
    RecorderProcess started = new RecorderProcess(this);
    process = started;
    started.start();
    if (process == started) {
      refusal = "";
    }
  }

  /** With which fault its last start was refused; empty if it was not. */
  String refusal() {
    return refusal;
  }

  /** Somebody is to be told before each start, while it is off. */
  void beforeEachStart(Runnable listener) {
    beforeStart = listener;
  }

  /** From now on it stays off after its power went, until somebody switches it on. */
  void stayOff() {
    staysOff = true;
  }

  /** The power goes, whatever is going on. */
  void cutPower() {
    if (process != null) {
      card.powerCut();
      powerGone();
    }
  }

  /** The disk has taken the power away, or it was taken from outside. */
  void powerGone() {
    world.count("cuts");
    over();
    battery.change(0);
    judges.look(When.CUT);
    if (!staysOff) {
      switchOnLater();
    }
  }

  private void switchOnLater() {
    long offMs = 1_000L * chance.between(1, world.plan().script().offSeconds());
    world
        .agenda()
        .in(
            offMs,
            () -> {
              if (battery.isEmpty()) {
                battery.refill(FROM_THE_CAR);
              }
              switchOn();
            });
  }

  /** The process dies; what it wrote stays with the system, and whoever watches starts it again. */
  void kill() {
    if (process != null) {
      world.count("kills");
      card.processDied();
      over();
      world.agenda().in(RESTART_MS, this::switchOn);
    }
  }

  /** The agent refused to start; its process has ended. */
  void refused(String fault) {
    world.count("starts refused");
    refusal = fault;
    card.processDied();
    over();
    world.agenda().in(REFUSED_MS, this::switchOn);
  }

  private void over() {
    RecorderProcess ended = process;
    process = null;
    if (ended != null) {
      ended.ended();
    }
    button.listen(_ -> {});
    camera.powerOff();
    speaker.powerOff();
    link.powerOff();
  }
}

package io.shuijing.simulator.shift;

import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.link.Frame;
import io.shuijing.simulator.disk.DiskFault;
import io.shuijing.simulator.oracle.Oracles;
import io.shuijing.simulator.oracle.Scene;
import io.shuijing.simulator.parts.LinkMishap;
import io.shuijing.simulator.parts.VirtualLink;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.Profile;
import io.shuijing.simulator.plan.Script;
import io.shuijing.simulator.plan.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One recorder and one dock with its office, in virtual time, for a scene that somebody directs.
 * The same parts as in a shift, with real signatures; all invariants are looked at, and faults are
 * those that {@link Hands} cause.
 */
public final class Stage {
  private static final FaultPlan QUIET =
      new FaultPlan(1, Profile.HONEST, new Script(1, 1, 1, 1), true, List.of());

  private final World world;
  private final Platter card;
  private final Platter store;
  private final VirtualLink link;
  private final RecorderUnit recorder;
  private final DockUnit dock;
  private final PartFaults faults;
  private final Judges judges;
  private final Audience audience;
  private final Seen seen;
  private Optional<Signal> lastLight = Optional.empty();
  private String lastBay = "off";
  private long told = -1;
  private long restartAt = -1;
  private int unplugs;
  private long backAfterMs;
  private boolean over;

  /**
   * A stage on which the recorder is switched off and lies beside the dock.
   *
   * @param began the true time
   */
  public Stage(Instant began, Audience audience) {
    this.world = World.of(QUIET, began);
    this.audience = audience;
    this.card = new Platter(world, Target.CARD, _ -> {});
    this.store = new Platter(world, Target.STORE, _ -> {});
    this.link = new VirtualLink(world.agenda(), world.trace(), new LinkWatch());
    this.seen = new Seen(world, card, store, () -> true, Optional::empty);
    this.judges = new Judges(seen, Oracles.all(), card::operations);
    this.recorder = new RecorderUnit(world, judges, card, link);
    this.dock = new DockUnit(world, judges, store, link);
    this.faults = new PartFaults(world, recorder, dock);
    recorder.stayOff();
    world.trace().listen(_ -> lookAround());
  }

  /** Who watches; told soon after it happened. */
  public interface Audience {
    /** The recorder shows something; empty if it is off. */
    void light(Optional<Signal> signal);

    /** A record is durable. */
    void wrote(StoredRecord record);

    /** The bay of the dock is in another state. */
    void bay(String state);
  }

  private void lookAround() {
    if (over) {
      return;
    }
    Optional<Signal> light = light();
    if (!light.equals(lastLight)) {
      lastLight = light;
      audience.light(light);
    }
    if (!dock.state().equals(lastBay)) {
      lastBay = dock.state();
      audience.bay(lastBay);
    }
    List<StoredRecord> fresh =
        world.log().acknowledged().tailMap(told + 1).values().stream()
            .map(acknowledged -> acknowledged.record())
            .toList();
    for (StoredRecord record : fresh) {
      told = record.n();
      audience.wrote(record);
    }
  }

  /**
   * Lets time pass from the opening until somebody says that it is over.
   *
   * @return the invariant that did not hold, if one did not
   */
  public Optional<Outcome.Failure> play(Runnable opening) {
    after(0, opening);
    try {
      while (!over) {
        if (link.isPlugged()) {
          dock.keep(() -> link.isPlugged() && !over);
        } else if (!world.agenda().next(Long.MAX_VALUE)) {
          throw new IllegalStateException("nothing is to happen, and nobody said that it is over");
        }
        lookAround();
      }
      return Optional.empty();
    } catch (Violated e) {
      return Optional.of(e.failure());
    }
  }

  /** Nothing further is to happen. */
  public void end() {
    over = true;
    link.pull();
  }

  /** Something is to happen later. */
  public void after(long ms, Runnable what) {
    world.agenda().in(ms, what);
  }

  /** Virtual milliseconds since it began. */
  public long nowMs() {
    return world.agenda().nowMs();
  }

  /** What can be seen from outside. */
  public Scene scene() {
    return seen;
  }

  /** What the recorder shows; empty if it is off. */
  public Optional<Signal> light() {
    return Optional.ofNullable(recorder.shown());
  }

  /** What the recorder is doing; empty word if it is off. */
  public String doing() {
    return recorder.state();
  }

  /** The state of the dock's bay. */
  public String bay() {
    return dock.state();
  }

  /** How often the dock has let the recorder go with an assignment. */
  public long letGo() {
    return world.figures().getOrDefault("LetGo", 0L);
  }

  /** What people and mishaps do here. */
  public Hands hands() {
    return new Hands(recorder, dock, faults, this);
  }

  void strikeCard(DiskFault fault) {
    card.strike(fault);
  }

  void strikeStore(DiskFault fault) {
    store.strike(fault);
  }

  void mendCard() {
    card.mend();
  }

  void mendStore() {
    store.mend();
  }

  /** The dock's process dies when it has asked for so much. */
  void restartDockAfter(long questions) {
    restartAt = link.questions() + questions;
  }

  /** The plug comes out so often, each time after some questions, and goes back in. */
  void unplugOften(int times, long putBackAfterMs) {
    unplugs = times;
    backAfterMs = putBackAfterMs;
  }

  private final class LinkWatch implements VirtualLink.Watch {
    private static final int QUESTIONS_BETWEEN = 12;

    private long sincePlugged;

    @Override
    public void asked(Frame question) {
      judges.asked(question);
      if (link.questions() == restartAt) {
        dock.kill();
      }
      sincePlugged++;
      if (unplugs > 0 && sincePlugged == QUESTIONS_BETWEEN) {
        unplugs--;
        sincePlugged = 0;
        link.at(link.questions(), LinkMishap.UNPLUG);
      }
    }

    @Override
    public void answered(Frame question, Frame answer) {
      lookAround();
    }

    @Override
    public void happened(LinkMishap mishap) {
      link.pull();
      after(backAfterMs, () -> link.plugInto(DockUnit.BAY));
    }
  }
}

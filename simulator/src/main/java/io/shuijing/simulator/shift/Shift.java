package io.shuijing.simulator.shift;

import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.Frame;
import io.shuijing.simulator.body.Touch;
import io.shuijing.simulator.disk.Firing;
import io.shuijing.simulator.oracle.Convergence;
import io.shuijing.simulator.oracle.Oracles;
import io.shuijing.simulator.oracle.When;
import io.shuijing.simulator.parts.LinkMishap;
import io.shuijing.simulator.parts.VirtualLink;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.Target;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.Chance;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays one plan. */
final class Shift {
  private static final String KEEP_RECEIPT = Question.FORMAT + "\nask keep-receipt\n";
  private static final String DEFECT = Answer.FORMAT + "\nanswer refused\nreason defect\n";
  private static final int STARTED_AGAIN_PERMILLE = 200;
  private static final long MEND_MS = 20_000;
  private static final long LOOK_MS = 10_000;
  private static final long BOUND_MS = 10 * 60_000;

  private final World world;
  private final Agenda agenda;
  private final Platter card;
  private final Platter store;
  private final VirtualLink link;
  private final RecorderUnit recorder;
  private final DockUnit dock;
  private final PartFaults faults;
  private final InHand inHand;
  private final Judges judges;
  private final Seen seen;
  private final Rest rest = new Rest();
  private boolean healing;
  private boolean done;

  private Shift(FaultPlan plan) {
    this.world = World.of(plan);
    this.agenda = world.agenda();
    this.card = new Platter(world, Target.CARD, this::befellCard);
    this.store = new Platter(world, Target.STORE, this::mendLater);
    Chance trials = world.chance("trials");
    this.seen =
        new Seen(world, card, store, () -> trials.permille(STARTED_AGAIN_PERMILLE), rest::reached);
    this.link = new VirtualLink(agenda, world.trace(), new LinkWatch());
    this.judges = new Judges(seen, Oracles.all(), card::operations);
    this.recorder = new RecorderUnit(world, judges, card, link);
    this.dock = new DockUnit(world, judges, store, link);
    this.faults = new PartFaults(world, recorder, dock);
    this.inHand = new InHand(world, judges, card, store);
    recorder.beforeEachStart(inHand::beforeStart);
    link.letSpeak(inHand.peer());
  }

  /** Plays it to its end, or to the first violation. */
  static Outcome play(FaultPlan plan, Optional<Consumer<String>> trace) {
    Shift shift = new Shift(plan);
    trace.ifPresent(shift::hear);
    Optional<Outcome.Failure> failure = Optional.empty();
    try {
      shift.play();
    } catch (Violated e) {
      failure = Optional.of(e.failure());
    }
    shift.world.figures().put("operations of the card", shift.card.operations());
    shift.world.figures().put("operations of the store", shift.store.operations());
    return new Outcome(
        failure, shift.world.trace().hash(), shift.agenda.nowMs(), shift.world.figures());
  }

  private void hear(Consumer<String> listener) {
    world.trace().listen(listener);
    card.hear(listener);
    store.hear(listener);
  }

  private void play() {
    faults.arm();
    long over = new Officer(world, recorder, dock).enter();
    passUntil(over * 1_000_000);
    heal();
    passUntil(agenda.nowNanos() + BOUND_MS * 1_000_000);
    if (!done) {
      String open = outstanding().orElse("nothing is outstanding");
      throw judges.stuck(
          open
              + "; recorder "
              + recorder.state()
              + ", bay "
              + dock.state()
              + " after "
              + BOUND_MS / 60_000
              + " minutes without faults");
    }
    judges.look(When.CONVERGED);
  }

  // the dock's agent lets time pass while something is in its bay
  private void passUntil(long nanos) {
    while (agenda.nowNanos() < nanos && !done) {
      if (link.isPlugged()) {
        dock.keep(() -> link.isPlugged() && agenda.nowNanos() < nanos);
      } else if (!agenda.next(nanos)) {
        agenda.passUntil(nanos);
      }
    }
  }

  private void heal() {
    healing = true;
    world.trace().add("heal", 0, 0);
    card.heal();
    store.heal();
    faults.heal();
    inHand.heal();
    restartWhatLostItsDisk();
    link.plugInto(DockUnit.BAY);
    agenda.in(LOOK_MS, this::lookWhetherDone);
    agenda.in(BOUND_MS, link::pull);
  }

  private void lookWhetherDone() {
    if (!recorder.state().equals("standby")) {
      recorder.press(Touch.LONG);
    }
    rest.look(whyAtRest());
    boolean settled = dock.state().equals("releasable") && recorder.state().equals("standby");
    if ((settled || rest.reached().isPresent()) && outstanding().isEmpty()) {
      done = true;
      link.pull();
      return;
    }
    agenda.in(LOOK_MS, this::lookWhetherDone);
  }

  // of a recorder that is not believed, or that cannot be started on its card, no more comes
  private String whyAtRest() {
    if (world.plan().profile().prevents()) {
      return "";
    }
    String refusal = recorder.refusal();
    // with a damaged journal it is offloaded, and never let out again
    boolean stays =
        dock.state().equals("quarantined")
            || dock.condition().equals("faulty pre-check")
            || recorder.state().equals("faulted");
    return stays
        ? dock.condition() + ", " + store.shelf().paths().size() + " files in the store"
        : refusal.isEmpty() ? "" : "refuses its card: " + refusal;
  }

  private Optional<String> outstanding() {
    try {
      return Convergence.outstanding(seen);
    } catch (IOException e) {
      throw judges.crash("what is outstanding cannot be seen: " + e, e);
    }
  }

  private void befellCard(Firing firing) {
    if (firing.id().equals("S5")) {
      faults.flushFailed();
    }
    mendLater(firing);
  }

  // somebody makes room, puts the card back, mounts it anew
  private void mendLater(Firing firing) {
    if (firing.id().equals("S6") && !healing) {
      agenda.in(
          MEND_MS,
          () -> {
            if (!healing) {
              card.mend();
              store.mend();
              restartWhatLostItsDisk();
            }
          });
    }
  }

  // what was said of a card that is out: put it back in, restart
  private void restartWhatLostItsDisk() {
    if (card.wasOut()) {
      recorder.cutPower();
    }
    if (store.wasOut()) {
      dock.kill();
    }
  }

  private final class LinkWatch implements VirtualLink.Watch {
    @Override
    public void asked(Frame question) {
      faults.asked(link.questions());
      judges.asked(question);
      if (question.header().startsWith(KEEP_RECEIPT)) {
        judges.look(When.RECEIPT);
      }
    }

    @Override
    public void docked() {
      inHand.docked();
    }

    @Override
    public void answered(Frame question, Frame answer) {
      if (answer.header().startsWith(DEFECT)) {
        throw judges.crash("the recorder answered with a defect: " + answer.header(), noCause());
      }
    }

    private Throwable noCause() {
      return new IllegalStateException("see the recorder's log");
    }

    @Override
    public void happened(LinkMishap mishap) {
      faults.happened(mishap);
    }
  }
}

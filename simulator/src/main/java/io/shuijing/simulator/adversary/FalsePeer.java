package io.shuijing.simulator.adversary;

import io.shuijing.hal.link.Frame;
import io.shuijing.simulator.parts.VirtualLink;
import io.shuijing.simulator.plan.Lie;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the lies of a plan, each once, in the place of whoever is at the link (A2). */
public final class FalsePeer implements VirtualLink.Peer {
  private final DockLies dock;
  private final RecorderLies recorder;
  private final Consumer<Lie> told;
  private final List<Due> waiting = new ArrayList<>();

  private record Due(Lie lie, long question) {}

  /**
   * A peer with nothing to tell yet.
   *
   * @param told is told of each lie
   */
  public FalsePeer(Known known, Chance chance, Consumer<Lie> told) {
    this.dock = new DockLies(known);
    this.recorder = new RecorderLies(chance);
    this.told = told;
  }

  /** What it has seen of others. */
  public interface Known {
    /** The recorder's card. */
    Image card();

    /** What the office has of it. */
    Image archive();
  }

  /** It is to tell a lie at a question, or at the first one later at which it can. */
  public void at(long question, Lie lie) {
    waiting.add(new Due(lie, question));
  }

  /** It lies no more. */
  public void heal() {
    waiting.clear();
  }

  @Override
  public Optional<Frame> before(long question) {
    for (Due due : waiting) {
      Optional<Frame> lie =
          due.lie().isOfDock() && due.question() <= question
              ? dock.question(due.lie())
              : Optional.empty();
      if (lie.isPresent()) {
        tell(due);
        return lie;
      }
    }
    return Optional.empty();
  }

  @Override
  public Frame instead(long question, Frame answer) {
    for (Due due : waiting) {
      Optional<Frame> lie =
          !due.lie().isOfDock() && due.question() <= question
              ? recorder.instead(due.lie(), answer)
              : Optional.empty();
      if (lie.isPresent()) {
        tell(due);
        return lie.get();
      }
    }
    return answer;
  }

  private void tell(Due due) {
    waiting.remove(due);
    told.accept(due.lie());
  }
}

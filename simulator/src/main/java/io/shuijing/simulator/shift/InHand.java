package io.shuijing.simulator.shift;

import io.shuijing.evidence.verify.Supply;
import io.shuijing.simulator.adversary.Adversary;
import io.shuijing.simulator.adversary.FalsePeer;
import io.shuijing.simulator.adversary.Image;
import io.shuijing.simulator.oracle.Edited;
import io.shuijing.simulator.parts.VirtualLink;
import io.shuijing.simulator.plan.Edit;
import io.shuijing.simulator.plan.Fault;
import io.shuijing.simulator.plan.Lie;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lets adversaries at the card, the archive (A1) and the link (A2) when the plan says so. */
final class InHand {
  private static final String ARCHIVE = "archive/" + Identities.RECORDER.last() + "/";

  private final World world;
  private final Judges judges;
  private final Platter card;
  private final Platter store;
  private final Adversary atTheCard;
  private final Adversary atTheArchive;
  private final List<Fault.OfAdversary> waiting = new ArrayList<>();
  private final FalsePeer peer;
  private long starts;
  private long dockings;

  InHand(World world, Judges judges, Platter card, Platter store) {
    this.world = world;
    this.judges = judges;
    this.card = card;
    this.store = store;
    this.atTheCard = new Adversary(world.chance("adversary card"));
    this.atTheArchive = new Adversary(world.chance("adversary archive"));
    this.peer = new FalsePeer(new Eyes(), world.chance("peer"), this::told);
    for (Fault fault : world.plan().faults()) {
      if (fault instanceof Fault.OfAdversary edit) {
        waiting.add(edit);
      }
      if (fault instanceof Fault.OfPeer(Lie lie, long question)) {
        peer.at(question, lie);
      }
    }
  }

  private void told(Lie lie) {
    world.trace().add("peer " + lie.word(), 0, 0);
    world.fired("A2 " + lie.word());
  }

  /** Who may speak in the place of dock and recorder. */
  VirtualLink.Peer peer() {
    return peer;
  }

  /** The recorder is about to be switched on: until now its card could be taken out. */
  void beforeStart() {
    starts++;
    if (waiting.isEmpty()) {
      return;
    }
    Image image = Image.of(card.shelf(), "");
    atTheCard.look(image);
    for (Edit edit : due(Edit.Prey.CARD, starts)) {
      image = edited(atTheCard, edit, image, Supply.Kind.CARD);
    }
  }

  /** A recorder has been put into the dock; somebody verifies what the office has of it so far. */
  void docked() {
    dockings++;
    if (waiting.isEmpty()) {
      return;
    }
    Image image = Image.of(store.shelf(), ARCHIVE);
    atTheArchive.look(image);
    for (Edit edit : due(Edit.Prey.ARCHIVE, dockings)) {
      image = edited(atTheArchive, edit, image, Supply.Kind.ARCHIVE);
    }
  }

  private List<Edit> due(Edit.Prey prey, long now) {
    List<Edit> due = new ArrayList<>();
    waiting.removeIf(fault -> fault.prey() == prey && fault.at() == now && due.add(fault.edit()));
    return due;
  }

  private Image edited(Adversary adversary, Edit edit, Image before, Supply.Kind kind) {
    return adversary
        .edit(edit, before)
        .map(after -> {
          String what = edit.word() + " of the " + kind.name().toLowerCase(Locale.ROOT);
          world.trace().add("adversary " + what, 0, 0);
          world.fired("A1 " + what);
          if (kind == Supply.Kind.CARD) {
            card.become(after.files());
          }
          judges.edited(new Edited(what, edit.shows(), before, after, kind));
          return after;
        })
        .orElse(before);
  }

  /** Nobody has anything in hand any more, nor speaks for others. */
  void heal() {
    waiting.clear();
    peer.heal();
  }

  private final class Eyes implements FalsePeer.Known {
    @Override
    public Image card() {
      return Image.of(card.shelf(), "");
    }

    @Override
    public Image archive() {
      return Image.of(store.shelf(), ARCHIVE);
    }
  }
}

package io.shuijing.simulator.parts;

import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.simulator.world.Agenda;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bay of a dock. Whoever waits in it lets the agenda's time pass. */
public final class VirtualBay implements Bay {
  private static final long PATIENCE_MS = 10_000;
  private static final long HANDSHAKE_MS = 40;

  private final Agenda agenda;
  private final VirtualLink link;
  private final Owner owner;

  /** A bay into which one recorder may be put. */
  public VirtualBay(Agenda agenda, VirtualLink link, Owner owner) {
    this.agenda = agenda;
    this.link = link;
    this.owner = owner;
  }

  /**
   * Whose bay it is.
   *
   * @param recorder the name that the recorder proves
   * @param alive throws if the dock's power went while it waited
   */
  public record Owner(String bay, String dock, String recorder, Runnable alive) {}

  @Override
  public String name() {
    return owner.bay();
  }

  @Override
  public Optional<LinkClient> connect(Duration patience) throws LinkLost {
    long deadline = agenda.nowNanos() + patience.toNanos();
    while (!link.isReadyIn(owner.bay()) && agenda.next(deadline)) {
      owner.alive().run();
    }
    if (!link.isReadyIn(owner.bay())) {
      agenda.passUntil(deadline);
      owner.alive().run();
      return Optional.empty();
    }
    agenda.pass(Duration.ofMillis(HANDSHAKE_MS));
    owner.alive().run();
    if (!link.isReadyIn(owner.bay())) {
      throw new LinkLost("gone", "the recorder was taken out while the link was opened");
    }
    return Optional.of(new Client(link.opened(owner.dock())));
  }

  private final class Client implements LinkClient {
    private final long connection;
    private boolean over;

    Client(long connection) {
      this.connection = connection;
    }

    @Override
    public String recorder() {
      return owner.recorder();
    }

    @Override
    public Frame ask(Frame question) throws LinkLost {
      requireStanding();
      Optional<Frame> lie = link.beforeNext();
      if (lie.isPresent()) {
        send(lie.get(), Optional.empty());
      }
      Optional<LinkMishap> mishap = link.mishapOf(question);
      if (mishap.equals(Optional.of(LinkMishap.UNPLUG))) {
        throw lost("gone", true);
      }
      return link.heard(send(question, mishap));
    }

    private Frame send(Frame question, Optional<LinkMishap> mishap) throws LinkLost {
      @Nullable Frame[] arrived = {null};
      long way = link.takesMs(question.body().length);
      boolean late = mishap.equals(Optional.of(LinkMishap.LATE));
      agenda.in(
          late ? PATIENCE_MS + 500 : way,
          () -> {
            if (late ? link.lingers(connection) : link.stands(connection)) {
              link.hand(owner.dock(), question, answer -> arrived[0] = answer);
            }
          });
      return awaited(arrived, mishap);
    }

    private Frame awaited(@Nullable Frame[] arrived, Optional<LinkMishap> mishap) throws LinkLost {
      long deadline = agenda.nowNanos() + PATIENCE_MS * 1_000_000;
      while (arrived[0] == null && link.stands(connection) && agenda.next(deadline)) {
        owner.alive().run();
      }
      Frame answer = arrived[0];
      if (answer == null) {
        boolean stands = link.stands(connection);
        if (stands) {
          agenda.passUntil(deadline);
        }
        owner.alive().run();
        throw lost(stands ? "silent" : "gone", !stands);
      }
      return switch (mishap.orElse(LinkMishap.SLOW)) {
        case ANSWER_LOST -> throw lost("gone", true);
        case CORRUPTED -> throw lost("broken", true);
        case HALF_OPEN -> throw lost("silent", false);
        case UNPLUG, LATE, SLOW -> answer;
      };
    }

    private void requireStanding() throws LinkLost {
      if (over || !link.stands(connection)) {
        throw lost("gone", true);
      }
    }

    private LinkLost lost(String fault, boolean noticed) {
      end(noticed);
      return new LinkLost(fault, "the link to " + owner.recorder() + " is lost");
    }

    private void end(boolean noticed) {
      if (!over) {
        over = true;
        if (link.stands(connection)) {
          link.broken(noticed);
        }
      }
    }

    @Override
    public void close() {
      end(true);
    }
  }
}

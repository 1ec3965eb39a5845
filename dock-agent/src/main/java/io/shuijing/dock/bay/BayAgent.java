package io.shuijing.dock.bay;

import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.ProtocolBroken;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Keeps one bay: plain blocking code for a thread of its own. */
public final class BayAgent {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);
  private static final Duration AFTER_A_BREACH = Duration.ofSeconds(10);

  private final Bay bay;
  private final Station station;
  private final Reporter reporter;

  public BayAgent(Bay bay, Station station, BayEvent.Listener listener) {
    this.bay = bay;
    this.station = station;
    this.reporter = new Reporter(bay.name(), listener);
  }

  /** Keeps the bay as long as {@code on} says so; looked at whenever a recorder is gone. */
  public void keep(BooleanSupplier on) {
    while (on.getAsBoolean()) {
      once();
    }
  }

  private void once() {
    try {
      Optional<LinkClient> link = bay.connect(PATIENCE);
      if (link.isEmpty()) {
        reporter.step(new BayStep.NobodyThere());
        return;
      }
      try (LinkClient client = link.get()) {
        visit(client);
      }
    } catch (LinkLost e) {
      reporter.step(new BayStep.Hindered(e.fault(), String.valueOf(e.getMessage())));
      rest(AFTER_A_FAULT);
    } catch (ProtocolBroken e) {
      reporter.step(
          new BayStep.Hindered("protocol", e.getMessage() + "; have the recorder looked at"));
      rest(AFTER_A_BREACH);
    } catch (RuntimeException e) { // a defect of ours: the other bays and this one go on
      reporter.tell(new BayEvent.Defect(e));
      reporter.step(new BayStep.Hindered("defect", "a defect of the dock: " + e));
      rest(AFTER_A_BREACH);
    }
  }

  private void visit(LinkClient client) throws ProtocolBroken {
    Conversation talk = new Conversation(client);
    Optional<Holdings.Claim> claim = station.holdings().claim(talk.recorder());
    if (claim.isEmpty()) {
      reporter.step(
          new BayStep.Hindered(
              "busy", talk.recorder() + " is in another bay; take it out of one of them"));
      rest(AFTER_A_FAULT);
      return;
    }
    try (Holdings.Claim held = claim.get()) {
      stay(talk, held);
    } catch (LinkLost e) {
      reporter.notice("the link to " + talk.recorder() + " ended: " + e.getMessage());
      reporter.step(new BayStep.LinkEnded());
    }
  }

  private void stay(Conversation talk, Holdings.Claim claim) throws LinkLost, ProtocolBroken {
    try {
      new Visit(station, talk, claim, reporter).stay();
    } catch (RuntimeException e) {
      claim.doubt();
      throw e;
    }
  }

  private void rest(Duration time) {
    station.surroundings().pause().rest(time);
  }
}

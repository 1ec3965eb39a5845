package io.shuijing.simulator.accept;

import io.shuijing.dock.offload.Conversation;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dock's end of the link to the recorder, taken up again whenever it broke. */
final class Dockside implements AutoCloseable {
  private static final Duration ONE_TRY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int MAX_TRIES = 6;

  private final Bay bay;
  private final List<String> breaks = new ArrayList<>();
  private @Nullable LinkClient link;
  private @Nullable Conversation talk;

  Dockside(Bay bay) {
    this.bay = bay;
  }

  /** Asks something over a link. */
  interface Asking<T> {
    T ask(Conversation talk) throws IOException;
  }

  /** Connects anew, as patiently as a recorder needs that is just starting. */
  Conversation connect() throws IOException {
    close();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<LinkLost> last = Optional.empty();
    int tries = 0;
    do {
      try {
        Optional<LinkClient> there = bay.connect(ONE_TRY);
        if (there.isPresent()) {
          return begin(there.get());
        }
      } catch (LinkLost e) {
        last = Optional.of(e);
        if (e.fault().equals("occupied") || e.fault().equals("not-permitted")) {
          throw e;
        }
        rest();
      }
      tries++;
    } while (System.nanoTime() < deadline && tries < MAX_TRIES);
    if (last.isPresent()) {
      throw last.get();
    }
    throw new LinkLost("silent", "no recorder answers; is it switched on and plugged in?");
  }

  private Conversation begin(LinkClient there) throws IOException {
    link = there;
    Conversation begun = new Conversation(there);
    talk = begun;
    return begun;
  }

  private static void rest() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The conversation that stands, or a new one. */
  Conversation talk() throws IOException {
    Conversation standing = talk;
    return standing == null ? connect() : standing;
  }

  /** Asks, and asks once more if the link breaks meanwhile; a break is remembered. */
  <T> T ask(Asking<T> asking) throws IOException {
    try {
      return asking.ask(talk());
    } catch (LinkLost e) {
      broke(e);
      return asking.ask(connect());
    }
  }

  /** The link broke although nobody broke it. */
  void broke(LinkLost e) {
    breaks.add(e.fault() + ": " + e.getMessage());
    close();
  }

  /** How often, and why. */
  List<String> breaks() {
    return List.copyOf(breaks);
  }

  /** Lets the link go; {@link #talk} takes it up again. */
  @Override
  public void close() {
    LinkClient standing = link;
    link = null;
    talk = null;
    if (standing != null) {
      standing.close();
    }
  }
}

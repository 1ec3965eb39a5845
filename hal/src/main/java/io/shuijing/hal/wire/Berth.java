package io.shuijing.hal.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets one dock in at a time.
 *
 * <p>A dock that comes while another is served is turned away, unless the one inside has not asked
 * for a while, or is the same dock: it can only have lost the link that we still believe in. The
 * one inside is told to go, and the newcomer waits until it has.
 */
final class Berth {
  /** Who is inside, as far as the berth cares. */
  interface Guest {
    String dock();

    /** How long it has not asked. */
    Duration idle();

    /** Asks it to leave soon; called more than once. */
    void leave(String reason);

    /** Makes it leave now. */
    void evict();
  }

  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Duration yielding;
  private @Nullable Guest inside;

  /** A berth whose guest may be idle for so long before it must make way. */
  Berth(Duration yielding) {
    this.yielding = yielding;
  }

  /** Whether the guest is in; else it is turned away. */
  synchronized boolean enter(Guest newcomer) throws InterruptedException {
    Deadline grace = Deadline.in(GRACE);
    Deadline end = Deadline.in(LONGEST_WAIT);
    while (inside != null) {
      if (!yieldsTo(inside, newcomer) || end.passed()) {
        return false;
      }
      inside.leave(newcomer.dock() + " has come anew");
      if (grace.passed()) {
        inside.evict();
      }
      wait(Math.max(1, grace.passed() ? end.left().toMillis() : grace.left().toMillis()));
    }
    inside = newcomer;
    return true;
  }

  synchronized void left(Guest guest) {
    if (guest.equals(inside)) {
      inside = null;
      notifyAll();
    }
  }

  private boolean yieldsTo(Guest old, Guest newcomer) {
    return old.dock().equals(newcomer.dock()) || old.idle().compareTo(yielding) >= 0;
  }
}

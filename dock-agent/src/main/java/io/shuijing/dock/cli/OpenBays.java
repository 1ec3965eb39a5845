package io.shuijing.dock.cli;

import io.shuijing.dock.bay.BayAgent;
import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.Station;
import io.shuijing.dock.board.Board;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/** Keeps every bay on a thread of its own, those that appear later too. */
final class OpenBays {
  private static final long BETWEEN_LOOKS_MS = 500;

  private final BayFinder finder;
  private final Station station;
  private final Board board;
  private final BayEvent.Listener listener;
  private final CountDownLatch anyEnded = new CountDownLatch(1);

  OpenBays(BayFinder finder, Station station, Board board, BayEvent.Listener listener) {
    this.finder = finder;
    this.station = station;
    this.board = board;
    this.listener = listener;
  }

  /** Opens those that are there now; how many these were. */
  int open() {
    List<BayFinder.Found> appeared = finder.appeared();
    for (BayFinder.Found found : appeared) {
      String name = found.bay().name();
      board.opened(name, found.place());
      BayAgent agent = new BayAgent(found.bay(), station, this::happened);
      Thread.ofVirtual().name(name).start(() -> keep(agent));
    }
    return appeared.size();
  }

  /** Looks for further ones until one cannot go on. */
  void watch() {
    try {
      while (!anyEnded.await(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
        open();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void happened(String bay, BayEvent event) {
    board.happened(bay, event);
    listener.happened(bay, event);
  }

  // A bay is kept for ever: only an error of the machine ends it. Whoever watches over this process
  // starts it again, and it goes on where it was.
  private void keep(BayAgent agent) {
    try {
      agent.keep(() -> true);
    } catch (Error e) {
      Logger.error(e, "a bay cannot go on");
      throw e;
    } finally {
      anyEnded.countDown();
    }
  }
}

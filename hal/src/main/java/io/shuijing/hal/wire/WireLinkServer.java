package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.link.LinkServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * The recorder's end of links over TCP ({@link TcpListener}) or a serial line ({@code
 * hal.serial.SerialPath}).
 *
 * <p>One thread waits for byte links, and each of them has a thread of its own. Peers that do not
 * get as far as proving a name are limited in time and number; when there are too many, the one
 * that has been at it longest has to go.
 */
public final class WireLinkServer implements LinkServer {
  private static final int MOST_UNPROVED = 16;
  private static final Duration LOOK_ROUND = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final LinkSource source;
  private final LinkIdentity identity;
  private final LinkPatience patience;
  private final Map<RecorderLine, Thread> lines = new LinkedHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread acceptor;

  /** A server that is patient as usual. */
  public WireLinkServer(LinkSource source, LinkIdentity identity) {
    this(source, identity, LinkPatience.USUAL);
  }

  /**
   * A server.
   *
   * @param source where docks come from; closed with the server
   * @param identity the recorder's
   */
  public WireLinkServer(LinkSource source, LinkIdentity identity, LinkPatience patience) {
    this.source = source;
    this.identity = identity;
    this.patience = patience;
  }

  @Override
  public synchronized void serve(Consumer<LinkEvent> events) {
    if (acceptor != null || isClosing()) {
      throw new IllegalStateException("serve is called once");
    }
    RecorderLine.Serving serving =
        new RecorderLine.Serving(identity, patience, new Berth(patience.yielding()), events);
    acceptor = start("link-server " + source.name(), () -> acceptAll(serving));
  }

  private void acceptAll(RecorderLine.Serving serving) {
    String lastTrouble = "";
    while (!isClosing()) {
      try {
        source.await(LOOK_ROUND).ifPresent(link -> take(link, serving));
        lastTrouble = "";
      } catch (LinkLost e) {
        if (!isClosing() && !lastTrouble.equals(e.getMessage())) {
          Logger.warn("{}: {}", source.name(), e.getMessage());
          lastTrouble = String.valueOf(e.getMessage());
        }
        pause();
      }
    }
  }

  private synchronized void take(ByteLink link, RecorderLine.Serving serving) {
    lines.values().removeIf(thread -> !thread.isAlive());
    List<RecorderLine> unproved = lines.keySet().stream().filter(l -> !l.isDocked()).toList();
    if (unproved.size() >= MOST_UNPROVED) {
      unproved.getFirst().close();
    }
    if (isClosing()) {
      link.close();
      return;
    }
    RecorderLine line = new RecorderLine(link, serving);
    lines.put(line, start("link " + link.peer(), line));
  }

  @Override
  public void close() {
    closing.countDown();
    source.close();
    List<Thread> threads = new ArrayList<>();
    synchronized (this) {
      lines.keySet().forEach(RecorderLine::end);
      threads.addAll(lines.values());
      if (acceptor != null) {
        threads.add(acceptor);
      }
    }
    if (!joined(threads)) {
      synchronized (this) {
        lines.keySet().forEach(RecorderLine::close);
      }
      if (!joined(threads)) {
        Logger.warn("{}: a thread of the link does not end", source.name());
      }
    }
  }

  /** A thread that closes the server from within an event does not wait for itself. */
  private static boolean joined(List<Thread> threads) {
    Deadline deadline = Deadline.in(GRACE);
    try {
      for (Thread thread : threads) {
        if (thread != Thread.currentThread() && !thread.join(deadline.left())) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      boolean isClosed = closing.await(LOOK_ROUND.toMillis(), TimeUnit.MILLISECONDS);
      Logger.trace("{}: trying again: {}", source.name(), !isClosed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private static Thread start(String name, Runnable task) {
    return Thread.ofPlatform().daemon().name(name).start(task);
  }
}

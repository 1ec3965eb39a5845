package io.shuijing.simulator.link;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkServer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A link server that can be plugged in and pulled out. */
public final class PluggedLink implements LinkServer {
  private final Socket socket;
  private @Nullable Consumer<LinkEvent> events;
  private @Nullable LinkServer plugged;

  /** Opens the real link. */
  @FunctionalInterface
  public interface Socket {
    LinkServer open() throws HardwareFault;
  }

  /** Pulled out at first. */
  public PluggedLink(Socket socket) {
    this.socket = socket;
  }

  /** Plugs in; without effect if it is. */
  public synchronized void plug() throws HardwareFault {
    if (plugged == null) {
      LinkServer server = socket.open();
      if (events != null) {
        server.serve(events);
      }
      plugged = server;
    }
  }

  /** Pulls out in whatever is going on; without effect if it is. */
  public void pull() {
    LinkServer server;
    synchronized (this) {
      server = plugged;
      plugged = null;
    }
    if (server != null) {
      server.close(); // outside the lock: it waits for its threads
    }
  }

  @Override
  public synchronized void serve(Consumer<LinkEvent> events) {
    this.events = events;
    if (plugged != null) {
      plugged.serve(events);
    }
  }

  @Override
  public void close() {
    pull();
  }
}

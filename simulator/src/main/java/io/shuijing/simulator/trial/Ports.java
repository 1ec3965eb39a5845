package io.shuijing.simulator.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.tinylog.Logger;

/**
 * Ports on loopback that the system gives to nobody by itself: a dock that calls a closed port
 * again and again could otherwise be given that very port, and would talk to itself.
 */
final class Ports {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;
  private static final int TRIES = 200;
  private static final long BETWEEN_TRIES_MS = 25;
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % COUNT));

  private Ports() {}

  /** One that is free now. */
  static int free() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (ServerSocket socket = bound(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        Logger.debug("another program has port {}: {}", port, e.getMessage());
      }
    }
    throw new IOException("no port between " + FIRST + " and " + (FIRST + COUNT) + " is free");
  }

  /** Listens at a port of ours again; its last listener may not be quite gone yet. */
  static ServerSocket listen(int port) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try {
        return bound(port);
      } catch (IOException e) {
        pause();
      }
    }
    return bound(port);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(BETWEEN_TRIES_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a port", e);
    }
  }

  private static ServerSocket bound(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}

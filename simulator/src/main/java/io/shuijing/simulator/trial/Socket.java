package io.shuijing.simulator.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The socket of a bay: a port at which a recorder answers as long as one is plugged in. */
final class Socket implements AutoCloseable {
  private static final int PIECE_BYTES = 64 * 1024;

  private final int port;
  private final List<java.net.Socket> open = new ArrayList<>();
  private boolean plugged;
  private ServerSocket door;

  Socket() throws IOException {
    port = Ports.free();
    door = new ServerSocket();
  }

  /** What the dock's configuration says of it. */
  String place() {
    return "tcp:127.0.0.1:" + port;
  }

  synchronized boolean isPlugged() {
    return plugged;
  }

  /** Plugs the recorder in that listens at a port; the line breaks after so many bytes. */
  synchronized void plug(int recorder, long bytes) throws IOException {
    pull();
    plugged = true;
    door = Ports.listen(port);
    ServerSocket mine = door;
    AtomicLong left = new AtomicLong(bytes);
    Thread.ofPlatform().daemon().name("socket " + port).start(() -> accept(mine, recorder, left));
  }

  private void accept(ServerSocket mine, int recorder, AtomicLong left) {
    try {
      while (true) {
        java.net.Socket dock = mine.accept();
        join(dock, recorder, left);
      }
    } catch (IOException e) {
      // the plug was pulled: the door is closed under the wait
      closeQuietly(mine);
    }
  }

  private void join(java.net.Socket dock, int recorder, AtomicLong left) throws IOException {
    java.net.Socket device;
    try {
      device = new java.net.Socket(InetAddress.getLoopbackAddress(), recorder);
    } catch (IOException e) { // it is switched off
      dock.close();
      return;
    }
    synchronized (this) {
      open.removeIf(java.net.Socket::isClosed);
      open.add(dock);
      open.add(device);
    }
    dock.setTcpNoDelay(true);
    device.setTcpNoDelay(true);
    Thread.ofVirtual().start(() -> pump(dock, device, left));
    Thread.ofVirtual().start(() -> pump(device, dock, left));
  }

  private void pump(java.net.Socket from, java.net.Socket to, AtomicLong left) {
    byte[] piece = new byte[PIECE_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        long before = left.getAndAdd(-read);
        out.write(piece, 0, Math.clamp(before, 0, read));
        if (before <= read) {
          pull();
          return;
        }
      }
    } catch (IOException e) {
      // either end has gone, and takes the other with it
      closeQuietly(to);
    }
  }

  private static void closeQuietly(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      throw new IllegalStateException("a socket that cannot be closed", e);
    }
  }

  /** Pulls the plug, whatever is going on. */
  synchronized void pull() {
    plugged = false;
    closeQuietly(door);
    open.forEach(Socket::closeQuietly);
    open.clear();
  }

  @Override
  public void close() {
    pull();
  }
}

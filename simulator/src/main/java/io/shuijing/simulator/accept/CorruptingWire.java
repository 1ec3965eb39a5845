package io.shuijing.simulator.accept;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bad cable: of what comes from the recorder, one bit in so many bytes arrives turned. */
final class CorruptingWire implements AutoCloseable {
  private static final int BUFFER = 4096;

  private final int recorderPort;
  private final long everyBytes;
  private final ServerSocket door;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private long passed;

  /** Before a recorder at this port of the loopback interface. */
  CorruptingWire(int recorderPort, long everyBytes) throws IOException {
    this.recorderPort = recorderPort;
    this.everyBytes = everyBytes;
    this.door = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("corrupting wire").start(this::admit);
  }

  String link() {
    return "tcp:127.0.0.1:" + door.getLocalPort();
  }

  private void admit() {
    while (!door.isClosed()) {
      try {
        Socket dock = door.accept();
        Socket recorder = new Socket(InetAddress.getLoopbackAddress(), recorderPort);
        ends.add(dock);
        ends.add(recorder);
        Thread.ofVirtual().start(() -> carry(dock, recorder, false));
        Thread.ofVirtual().start(() -> carry(recorder, dock, true));
      } catch (IOException _) {
        // the recorder is not there, or this end was closed: the dock sees a connection that ends
      }
    }
  }

  private void carry(Socket from, Socket to, boolean bad) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (bad) {
          spoil(buffer, read);
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException _) {
      // one side has gone; so has the cable
    } finally {
      ends.remove(from);
      ends.remove(to);
    }
  }

  private synchronized void spoil(byte[] buffer, int length) {
    if (passed / everyBytes != (passed + length) / everyBytes) {
      buffer[length - 1] ^= 1;
    }
    passed += length;
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket end : ends) {
      end.close();
    }
  }
}

package io.shuijing.hal.wire;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.contract.LinkContract;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.link.LinkServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.BooleanSupplier;

class TcpLinkTest implements LinkContract {
  @Override
  public Rig rig() throws Exception {
    return new TcpRig();
  }

  private static final class TcpRig implements Rig {
    private final ExampleAuthority office = ExampleAuthority.ed25519();
    private final LinkIdentity recorderIdentity = office.identity(RECORDER);
    private final TcpListener listener = TcpListener.on("127.0.0.1", 0);
    private LinkServer recorder = new WireLinkServer(listener, recorderIdentity);
    private final int dockSidePort = freePort();
    private Cable cable = Cable.tcp(dockSidePort, listener.port());
    private final Bay bay =
        new WireBay("bay-1", new TcpAddress("127.0.0.1", dockSidePort), office.identity(DOCK));

    TcpRig() throws Exception {}

    @Override
    public LinkServer recorder() {
      return recorder;
    }

    @Override
    public LinkServer restartedRecorder() throws HardwareFault {
      recorder = new WireLinkServer(TcpListener.on("127.0.0.1", listener.port()), recorderIdentity);
      return recorder;
    }

    @Override
    public Bay bay() {
      return bay;
    }

    @Override
    public void unplug() {
      cable.close();
    }

    @Override
    public void plug() throws IOException {
      cable = Cable.tcp(dockSidePort, listener.port());
    }

    @Override
    public void await(String what, BooleanSupplier condition) throws InterruptedException {
      Waiting.until(what, condition);
    }

    @Override
    public void close() {
      recorder.close();
      cable.close();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

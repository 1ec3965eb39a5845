package io.shuijing.hal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.contract.LinkContract;
import io.shuijing.hal.contract.LinkContract.Recorded;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** A recorder that listens on a port of the loopback, and what one needs to come to it. */
final class Bench implements AutoCloseable {
  /** Far longer than anything that should succeed takes on a busy machine. */
  static final LinkPatience PATIENCE =
      new LinkPatience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private static final int MOST_TRIES = 10;

  final ExampleAuthority office;
  final WireLinkServer server;
  final Recorded events;
  private final TcpListener listener;

  Bench() throws GeneralSecurityException, HardwareFault {
    this(ExampleAuthority.ed25519(), PATIENCE);
  }

  Bench(ExampleAuthority office, LinkPatience patience)
      throws GeneralSecurityException, HardwareFault {
    this(office, office.identity(LinkContract.RECORDER, n -> n.contains("/dock/")), patience);
  }

  Bench(ExampleAuthority office, LinkIdentity recorder, LinkPatience patience)
      throws HardwareFault {
    this.office = office;
    this.listener = TcpListener.on("127.0.0.1", 0);
    this.server = new WireLinkServer(listener, recorder, patience);
    this.events = new Recorded(server);
  }

  static Bench withHandshakeOf(Duration time) throws GeneralSecurityException, HardwareFault {
    LinkPatience patience =
        new LinkPatience(
            PATIENCE.call(), time, PATIENCE.progress(), PATIENCE.question(), PATIENCE.yielding());
    return new Bench(ExampleAuthority.ed25519(), patience);
  }

  int port() {
    return listener.port();
  }

  WireBay bay(LinkIdentity dock) {
    return new WireBay("bay-1", new TcpAddress("127.0.0.1", port()), dock, PATIENCE);
  }

  LinkClient connect(LinkIdentity dock) throws LinkLost {
    return bay(dock).connect(Duration.ofSeconds(5)).orElseThrow();
  }

  LinkIdentity dock() throws GeneralSecurityException {
    return office.identity(LinkContract.DOCK);
  }

  /** Bytes to the recorder and back, without any protocol. */
  ByteLink raw() throws IOException {
    return TcpByteLink.over(
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port())));
  }

  /** What every test of a hostile peer ends with; a busy machine may need a second try. */
  void assertServesTheNextDock() throws GeneralSecurityException, LinkLost {
    LinkLost last = new LinkLost("gone", "nobody came");
    for (int i = 0; i < MOST_TRIES; i++) {
      try (LinkClient client = connect(dock())) {
        assertThat(client.ask(Frame.of("still there?")).header()).isEqualTo("still there?");
        return;
      } catch (LinkLost e) {
        last = e;
      }
    }
    throw last;
  }

  @Override
  public void close() {
    server.close();
  }
}

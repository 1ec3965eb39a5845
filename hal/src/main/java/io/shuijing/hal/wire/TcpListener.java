package io.shuijing.hal.wire;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.link.LinkLost;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.tinylog.Logger;

/** A TCP port that is listened on. */
public final class TcpListener implements LinkSource {
  private static final int BACKLOG = 16;

  private final ServerSocketChannel channel;
  private final Selector selector;
  private final InetSocketAddress address;

  private TcpListener(ServerSocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.address = (InetSocketAddress) channel.getLocalAddress();
  }

  /**
   * Takes the port.
   *
   * @param host address of the interface to listen on, such as {@code 127.0.0.1} or {@code 0.0.0.0}
   * @param port 0 for any that is free
   * @throws HardwareFault part {@code link}: {@code occupied} if it is not to be had, {@code
   *     unknown-host} if the host is no address
   */
  public static TcpListener on(String host, int port) throws HardwareFault {
    InetSocketAddress wanted = new InetSocketAddress(host, port);
    if (wanted.isUnresolved()) {
      throw new LinkLost("unknown-host", "cannot listen on " + host + ": no such address");
    }
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      return listening(channel, wanted);
    } catch (BindException e) {
      throw new LinkLost(
          "occupied",
          "cannot listen on "
              + Address.of(wanted)
              + ": "
              + e.getMessage()
              + "; choose another port",
          e);
    } catch (IOException e) {
      throw new LinkLost(
          "broken", "cannot listen on " + Address.of(wanted) + ": " + e.getMessage(), e);
    }
  }

  private static TcpListener listening(ServerSocketChannel channel, InetSocketAddress wanted)
      throws IOException {
    try {
      // A recorder that was just restarted must have its port back at once.
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(wanted, BACKLOG);
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_ACCEPT);
      return new TcpListener(channel, selector);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The port that was taken. */
  public int port() {
    return address.getPort();
  }

  @Override
  public String name() {
    return Address.of(address);
  }

  @Override
  public Optional<ByteLink> await(Duration patience) throws LinkLost {
    try {
      SocketChannel peer = channel.accept();
      if (peer == null) {
        selector.selectedKeys().clear();
        selector.select(Math.max(1, patience.toMillis()));
        peer = channel.accept();
      }
      return peer == null ? Optional.empty() : link(peer);
    } catch (IOException | ClosedSelectorException e) {
      String said = e.getMessage() == null ? "it was closed" : e.getMessage();
      throw new LinkLost("gone", "nobody can come to " + name() + ": " + said, e);
    }
  }

  /** One that is gone before it was looked at is no trouble of ours. */
  private static Optional<ByteLink> link(SocketChannel peer) {
    try {
      return Optional.of(TcpByteLink.over(peer));
    } catch (IOException e) {
      Logger.debug("a connection was lost at once: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try (selector;
        channel) {
      Logger.trace("no longer listening on {}", name());
    } catch (IOException e) {
      Logger.debug(e, "closing {} failed", name());
    }
  }
}

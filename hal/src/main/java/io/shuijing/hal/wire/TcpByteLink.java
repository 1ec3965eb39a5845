package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkLost;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.tinylog.Logger;

/**
 * A TCP connection. It never blocks in a read or a write but in a selector, since a blocking write
 * has no time-out: a peer that stops reading would hold it for ever.
 */
final class TcpByteLink implements ByteLink {
  // NIO copies through a direct buffer as large as the piece and keeps it for the thread.
  private static final int PIECE_BYTES = 128 * 1024;

  private final String peer;
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  private TcpByteLink(SocketChannel channel) throws IOException {
    this.peer = Address.of(channel.getRemoteAddress());
    this.channel = channel;
    channel.configureBlocking(false);
    // Questions are small and each waits for its answer: nothing may wait for more to send.
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  /** A link over a connection that stands; the channel is closed if that fails. */
  static TcpByteLink over(SocketChannel channel) throws IOException {
    try {
      return new TcpByteLink(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public boolean lasting() {
    return false;
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration patience) throws LinkLost {
    ByteBuffer buffer = ByteBuffer.wrap(into, offset, Math.min(length, PIECE_BYTES));
    try {
      int count = channel.read(buffer);
      if (count == 0 && isReady(SelectionKey.OP_READ, patience)) {
        count = channel.read(buffer);
      }
      if (count < 0) {
        throw new LinkLost("gone", peer + " has closed the connection");
      }
      return count;
    } catch (LinkLost e) {
      throw e;
    } catch (IOException | CancelledKeyException | ClosedSelectorException e) {
      throw gone(e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length, Duration patience) throws LinkLost {
    ByteBuffer all = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (all.hasRemaining()) {
        ByteBuffer piece = all.slice(all.position(), Math.min(all.remaining(), PIECE_BYTES));
        int count = channel.write(piece);
        all.position(all.position() + count);
        if (count == 0 && !isReady(SelectionKey.OP_WRITE, patience)) {
          close();
          throw new LinkLost("silent", peer + " took no bytes for " + patience.toSeconds() + " s");
        }
      }
    } catch (LinkLost e) {
      throw e;
    } catch (IOException | CancelledKeyException | ClosedSelectorException e) {
      throw gone(e);
    }
  }

  private boolean isReady(int operation, Duration patience) throws IOException {
    if (patience.isZero()) {
      return false;
    }
    key.interestOps(operation);
    selector.selectedKeys().clear();
    // Rounded up, since 0 would mean without end.
    int ready = selector.select(patience.plusNanos(999_999).toMillis());
    return ready > 0;
  }

  private LinkLost gone(Exception e) {
    String said = e.getMessage() == null ? "it was closed" : e.getMessage();
    return new LinkLost("gone", "the connection to " + peer + " is lost: " + said, e);
  }

  @Override
  public void close() {
    try (selector;
        channel) {
      Logger.trace("closing the connection to {}", peer);
    } catch (IOException e) {
      Logger.debug(e, "closing the connection to {} failed", peer);
    }
  }
}

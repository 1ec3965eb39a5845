package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkLost;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/** The address at which a recorder listens, and tries to reach it until it does. */
public final class TcpAddress implements LinkSource {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private static final long LONGEST_TRY_MS = 5_000;

  private final String host;
  private final int port;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Nothing is looked up and nothing is tried before {@link #await}. */
  public TcpAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public String name() {
    return Address.of(host, port);
  }

  @Override
  public Optional<ByteLink> await(Duration patience) throws LinkLost {
    Deadline deadline = Deadline.in(patience);
    while (true) {
      Optional<ByteLink> link = connect(deadline);
      if (link.isPresent() || deadline.passed() || closedWithin(deadline.left(BETWEEN_TRIES))) {
        return link;
      }
    }
  }

  private Optional<ByteLink> connect(Deadline deadline) throws LinkLost {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new LinkLost("unknown-host", "no machine is called " + host + ": check the address");
    }
    int patienceMs = (int) Math.max(1, Math.min(deadline.left().toMillis(), LONGEST_TRY_MS));
    try {
      return Optional.of(TcpByteLink.over(connected(address, patienceMs)));
    } catch (IOException e) {
      // Refused, no route, timed out: nobody is there yet.
      Logger.trace("nothing at {}: {}", name(), e.getMessage());
      return Optional.empty();
    }
  }

  private static SocketChannel connected(InetSocketAddress address, int patienceMs)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(address, patienceMs);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private boolean closedWithin(Duration time) throws LinkLost {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkLost("gone", "interrupted while waiting for " + name(), e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

package io.shuijing.hal.gnss;

import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.place.Positioning;
import io.shuijing.hal.time.TimeSource;
import io.shuijing.hal.wire.ByteLink;
import io.shuijing.hal.wire.LinkSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/**
 * A GNSS receiver at a serial line, such as {@code new SerialPath(path, 9600)}. It is only listened
 * to. It may be pulled out and come again; while it is silent there is no place, and the last time
 * grows old.
 */
public final class SerialReceiver implements Positioning, TimeSource, AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long UNREADABLE_BYTES = 10_000;
  private static final int BUFFER_BYTES = 4096;

  private final LinkSource line;
  private final LongSupplier steadyNanos;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile Reception reception;
  private String told = "";

  private SerialReceiver(LinkSource line, LongSupplier steadyNanos, Instant floor) {
    this.line = line;
    this.steadyNanos = steadyNanos;
    this.reception = Reception.from(floor);
    this.thread = Thread.ofPlatform().daemon().name("gnss").unstarted(this::run);
  }

  /**
   * Begins to listen; nothing need be there yet.
   *
   * @param line closed with the receiver
   * @param steadyNanos {@link io.shuijing.hal.time.Clocks#steadyNanos}
   * @param floor before this time it cannot be: the date of the firmware
   */
  public static SerialReceiver listen(LinkSource line, LongSupplier steadyNanos, Instant floor) {
    SerialReceiver receiver = new SerialReceiver(line, steadyNanos, floor);
    receiver.thread.start();
    return receiver;
  }

  @Override
  public Optional<Fix> fix() {
    return reception.fix(steadyNanos.getAsLong());
  }

  @Override
  public Optional<Reading> latest() {
    return reception.time();
  }

  private void run() {
    try {
      do {
        listen();
      } while (!closed.await(BETWEEN_TRIES.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() throws InterruptedException {
    try {
      Optional<ByteLink> link = line.await(Duration.ZERO);
      if (link.isPresent()) {
        try (ByteLink open = link.get()) {
          tell("gnss: listening at " + line.name());
          hear(open);
        }
      } else {
        tell("gnss: nothing at " + line.name() + " yet: plug the receiver in, check the path");
      }
    } catch (LinkLost e) {
      tell("gnss: " + e.getMessage());
    }
  }

  private void hear(ByteLink open) throws LinkLost, InterruptedException {
    byte[] bytes = new byte[BUFFER_BYTES];
    SentenceReader reader = new SentenceReader();
    long unreadable = 0;
    while (closed.getCount() > 0) {
      int count = open.read(bytes, 0, bytes.length, Duration.ZERO);
      long now = steadyNanos.getAsLong();
      for (SentenceReader.Heard heard : reader.read(bytes, count, now)) {
        unreadable = 0;
        Reports.of(heard.sentence()).ifPresent(r -> keep(r, heard.beganNanos()));
      }
      unreadable += count;
      if (unreadable >= UNREADABLE_BYTES) {
        tell("gnss: no sentence in what comes from " + line.name() + ": check its speed (baud)");
      }
      if (count < bytes.length && closed.await(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  // only the thread writes it
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void keep(Report report, long beganNanos) {
    reception = reception.next(report, beganNanos);
  }

  /** Says what has become of the receiver, each thing once. */
  private void tell(String what) {
    if (!what.equals(told)) {
      told = what;
      Logger.info(what);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    line.close();
    try {
      if (!thread.join(GRACE)) {
        Logger.warn("gnss: {} does not let go", line.name());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

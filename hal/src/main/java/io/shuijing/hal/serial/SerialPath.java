package io.shuijing.hal.serial;

import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.wire.ByteLink;
import io.shuijing.hal.wire.LinkSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * A device path at which a serial port appears, vanishes when it is unplugged, and appears again.
 * Opened exclusively, and one link at a time.
 */
public final class SerialPath implements LinkSource {
  /** Said to ports for which a speed means something; a USB gadget takes no notice. */
  public static final int USUAL_BAUD = 921_600;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Path PSEUDO_TERMINALS = Path.of("/dev/pts");

  private final Path path;
  private final int baud;
  private final Function<String, SerialPort> ports;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable SerialByteLink current;

  /** A path such as {@code /dev/ttyACM0}, at the usual speed; nothing is opened yet. */
  public SerialPath(Path path) {
    this(path, USUAL_BAUD);
  }

  /** A path and the speed of the port, in bits per second. */
  public SerialPath(Path path, int baud) {
    this(path, baud, SerialPort::new);
  }

  SerialPath(Path path, int baud, Function<String, SerialPort> ports) {
    this.path = path.toAbsolutePath();
    this.baud = baud;
    this.ports = ports;
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public synchronized Optional<ByteLink> await(Duration patience) throws LinkLost {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<ByteLink> link = look();
      long left = end - System.nanoTime();
      if (link.isPresent() || left <= 0 || closedWithin(left)) {
        return link;
      }
    }
  }

  private Optional<ByteLink> look() throws LinkLost {
    SerialByteLink last = current;
    if (last != null && last.isOpen()) {
      return Optional.empty();
    }
    if (last != null && last.isStuck()) {
      throw new LinkLost(
          "occupied", "a write to " + path + " hangs: unplug it and plug it in again");
    }
    if (closed.getCount() == 0 || !Files.exists(path)) {
      return Optional.empty();
    }
    Optional<SerialByteLink> opened = open();
    current = opened.orElse(null);
    return opened.map(link -> link);
  }

  private Optional<SerialByteLink> open() throws LinkLost {
    SerialPort port = ports.apply(path.toString());
    try {
      port.openPort();
      setUp(port);
      return Optional.of(new SerialByteLink(port, path.toString()));
    } catch (SerialPortException e) {
      close(port);
      return notOpened(e);
    } catch (LinkLost e) {
      close(port);
      throw e;
    }
  }

  private void setUp(SerialPort port) throws SerialPortException, LinkLost {
    boolean taken =
        port.setParams(baud, SerialPort.DATABITS_8, SerialPort.STOPBITS_1, SerialPort.PARITY_NONE)
            && port.setFlowControlMode(SerialPort.FLOWCONTROL_NONE);
    // A pseudo-terminal has no RTS and DTR, and jSSC says false although it has set all the rest.
    if (!taken && !isPseudoTerminal()) {
      throw new LinkLost(
          "unusable", path + " does not take " + baud + " baud, 8N1: choose another");
    }
  }

  private boolean isPseudoTerminal() throws LinkLost {
    try {
      return path.toRealPath().startsWith(PSEUDO_TERMINALS);
    } catch (IOException e) {
      throw new LinkLost("gone", path + " is gone", e);
    }
  }

  private Optional<SerialByteLink> notOpened(SerialPortException e) throws LinkLost {
    return switch (e.getExceptionType()) {
      case SerialPortException.TYPE_PORT_NOT_FOUND -> Optional.empty();
      case SerialPortException.TYPE_PORT_BUSY ->
          throw new LinkLost("occupied", "another program holds " + path + ": stop it", e);
      case SerialPortException.TYPE_PERMISSION_DENIED ->
          throw new LinkLost(
              "not-permitted",
              "this user may not open " + path + ": add it to the group that owns it (dialout)",
              e);
      case SerialPortException.TYPE_INCORRECT_SERIAL_PORT ->
          throw new LinkLost("unusable", path + " is no serial port", e);
      default ->
          throw new LinkLost("unusable", path + " does not open: " + e.getExceptionType(), e);
    };
  }

  private static void close(SerialPort port) {
    try {
      if (port.isOpened()) {
        port.closePort();
      }
    } catch (SerialPortException e) {
      Logger.debug("{} was not closed: {}", port.getPortName(), e.getExceptionType());
    }
  }

  private boolean closedWithin(long leftNanos) throws LinkLost {
    try {
      return closed.await(Math.min(leftNanos, BETWEEN_LOOKS.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkLost("gone", "interrupted while waiting for " + path, e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

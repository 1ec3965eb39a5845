package io.shuijing.hal.pi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntFunction;

/**
 * A kernel in memory with a chip of pins and a bus with one gauge. Structures as in {@code
 * linux/gpio.h} and {@code linux/i2c.h}, read here field by field.
 */
final class SoftKernel implements SystemCalls {
  static final Path CHIP = Path.of("/dev/gpiochip0");
  private static final Path BUS = Path.of("/dev/i2c-1");
  private static final int PINS = 54;
  private static final int EBADF = 9;

  private final Map<Integer, Path> open = new HashMap<>();
  private final Map<Integer, Line> lines = new HashMap<>();
  private final Map<Integer, Integer> refusals = new HashMap<>();
  private int nextDescriptor = 100;
  private IntFunction<Integer> registers = _ -> -SystemCallFailed.EREMOTEIO;

  /** A pin that is held: whether it is an output, how it is pulled, and its level. */
  static final class Line {
    private final int pin;
    private final long flags;
    private final Queue<GpioLine.Edge> edges = new ArrayDeque<>();
    private boolean high;

    Line(int pin, long flags, boolean high) {
      this.pin = pin;
      this.flags = flags;
      this.high = high;
    }
  }

  /** Opening that pin, or the bus (-1), fails so. */
  synchronized void refuse(int pin, int errno) {
    refusals.put(pin, errno);
  }

  /** What the gauge at 0x36 says for a register; an error number if negative. */
  synchronized void gauge(IntFunction<Integer> answers) {
    registers = answers;
  }

  /** Someone turns an input. */
  synchronized void drive(int pin, boolean high) {
    Line line = line(pin);
    if (line.high != high) {
      line.high = high;
      line.edges.add(new GpioLine.Edge(high, System.nanoTime()));
      notifyAll();
    }
  }

  /** Someone turns an input down and up again; the kernel has heard of it, nobody else has. */
  synchronized void click(int pin, long downNanos, long upNanos) {
    Line line = line(pin);
    line.edges.add(new GpioLine.Edge(false, downNanos));
    line.edges.add(new GpioLine.Edge(true, upNanos));
    notifyAll();
  }

  synchronized boolean isHigh(int pin) {
    return line(pin).high;
  }

  /** Flags of the request, as the kernel got them. */
  synchronized long flags(int pin) {
    return line(pin).flags;
  }

  synchronized int held() {
    return open.size() + lines.size();
  }

  private Line line(int pin) {
    return lines.values().stream().filter(line -> line.pin == pin).findFirst().orElseThrow();
  }

  @Override
  public synchronized int open(Path device) {
    if (!device.equals(CHIP) && !device.equals(BUS)) {
      return -SystemCallFailed.ENOENT;
    }
    if (device.equals(BUS) && refusals.containsKey(-1)) {
      return -refusals.get(-1);
    }
    open.put(nextDescriptor, device);
    return nextDescriptor++;
  }

  @Override
  public synchronized int ioctl(int descriptor, long request, MemorySegment argument) {
    if (lines.containsKey(descriptor)) {
      return values(lines.get(descriptor), request, argument);
    }
    if (CHIP.equals(open.get(descriptor)) && request == 0xC250_B407L) {
      return request(argument);
    }
    if (BUS.equals(open.get(descriptor)) && request == 0x707) {
      return transfer(argument);
    }
    return -EBADF;
  }

  /** GPIO_V2_GET_LINE_IOCTL. */
  private int request(MemorySegment request) {
    int pin = request.get(ValueLayout.JAVA_INT, 0);
    if (request.byteSize() != 592 || request.get(ValueLayout.JAVA_INT, 560) != 1 || pin >= PINS) {
      return -SystemCallFailed.EINVAL;
    }
    if (refusals.containsKey(pin) || lines.values().stream().anyMatch(line -> line.pin == pin)) {
      return -refusals.getOrDefault(pin, SystemCallFailed.EBUSY);
    }
    long flags = request.get(ValueLayout.JAVA_LONG, 288);
    boolean initial =
        request.get(ValueLayout.JAVA_INT, 296) == 1
            && request.get(ValueLayout.JAVA_INT, 320) == 2
            && request.get(ValueLayout.JAVA_LONG, 336) == 1
            && request.get(ValueLayout.JAVA_LONG, 328) == 1;
    boolean pulledUp = (flags & 1 << 8) != 0;
    lines.put(nextDescriptor, new Line(pin, flags, initial || pulledUp));
    request.set(ValueLayout.JAVA_INT, 588, nextDescriptor++);
    return 0;
  }

  private static int values(Line line, long request, MemorySegment values) {
    if (values.get(ValueLayout.JAVA_LONG, 8) != 1) {
      return -SystemCallFailed.EINVAL;
    }
    if (request == 0xC010_B40EL) {
      values.set(ValueLayout.JAVA_LONG, 0, line.high ? 1 : 0);
      return 0;
    }
    if (request == 0xC010_B40FL && (line.flags & 1 << 3) != 0) {
      line.high = values.get(ValueLayout.JAVA_LONG, 0) == 1;
      return 0;
    }
    return -SystemCallFailed.EINVAL;
  }

  /** I2C_RDWR: the number of a register is written, its two bytes are read. */
  private int transfer(MemorySegment transfer) {
    int count = transfer.get(ValueLayout.JAVA_INT, 8);
    MemorySegment messages = at(transfer.get(ValueLayout.ADDRESS, 0), 16L * count);
    int register = -1;
    for (long message = 0; message < 16L * count; message += 16) {
      int length = messages.get(ValueLayout.JAVA_SHORT, message + 4);
      MemorySegment buffer = at(messages.get(ValueLayout.ADDRESS, message + 8), length);
      if (messages.get(ValueLayout.JAVA_SHORT, message) != 0x36) {
        return -SystemCallFailed.EREMOTEIO;
      }
      if (messages.get(ValueLayout.JAVA_SHORT, message + 2) == 0) {
        register = Byte.toUnsignedInt(buffer.get(ValueLayout.JAVA_BYTE, 0));
        continue;
      }
      int value = registers.apply(register);
      if (value < 0) {
        return value;
      }
      buffer.set(ValueLayout.JAVA_BYTE, 0, (byte) (value >> 8));
      buffer.set(ValueLayout.JAVA_BYTE, 1, (byte) value);
    }
    return count;
  }

  // a kernel follows the pointers that it is given
  @SuppressWarnings("restricted")
  private static MemorySegment at(MemorySegment pointer, long bytes) {
    return pointer.reinterpret(bytes);
  }

  @Override
  public synchronized int poll(int descriptor, int timeoutMs) {
    Line line = lines.get(descriptor);
    if (line == null) {
      return 1;
    }
    long end = System.nanoTime() + timeoutMs * 1_000_000L;
    try {
      while (line.edges.isEmpty() && System.nanoTime() < end) {
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return line.edges.isEmpty() ? 0 : 1;
  }

  @Override
  public synchronized int read(int descriptor, MemorySegment into) {
    Line line = lines.get(descriptor);
    if (line == null) {
      return -EBADF;
    }
    int bytes = 0;
    while (!line.edges.isEmpty() && bytes + 48 <= into.byteSize()) {
      GpioLine.Edge edge = line.edges.remove();
      into.set(ValueLayout.JAVA_LONG, bytes, edge.nanos());
      into.set(ValueLayout.JAVA_INT, bytes + 8, edge.rising() ? 1 : 2);
      into.set(ValueLayout.JAVA_INT, bytes + 12, line.pin);
      bytes += 48;
    }
    return bytes;
  }

  @Override
  public synchronized void close(int descriptor) {
    open.remove(descriptor);
    lines.remove(descriptor);
  }
}

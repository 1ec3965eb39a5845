package io.shuijing.hal.pi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One pin that this process holds. Structures, offsets and numbers are those of version 2 of the
 * kernel's interface in {@code linux/gpio.h}; they are the same on all 64-bit machines.
 */
final class GpioLine implements AutoCloseable {
  private static final long GET_LINE = 0xC250_B407L;
  private static final long GET_VALUES = 0xC010_B40EL;
  private static final long SET_VALUES = 0xC010_B40FL;

  private static final long INPUT = 1 << 2;
  private static final long OUTPUT = 1 << 3;
  private static final long BOTH_EDGES = 1 << 4 | 1 << 5;
  private static final long PULL_UP = 1 << 8;
  private static final long PULL_DOWN = 1 << 9;

  // struct gpio_v2_line_request
  private static final long REQUEST_BYTES = 592;
  private static final long CONSUMER = 256;
  private static final long FLAGS = 288;
  private static final long ATTRIBUTES = 296;
  private static final long ATTRIBUTE_ID = 320;
  private static final long ATTRIBUTE_VALUES = 328;
  private static final long ATTRIBUTE_MASK = 336;
  private static final long LINES = 560;
  private static final long DESCRIPTOR = 588;
  private static final int INITIAL_VALUES = 2;

  // struct gpio_v2_line_values
  private static final long VALUES_BYTES = 16;
  private static final long MASK = 8;

  // struct gpio_v2_line_event
  private static final long EVENT_BYTES = 48;
  private static final long EVENT_ID = 8;
  private static final int RISING = 1;
  private static final int MOST_EVENTS = 16;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final CharacterDevice line;

  private GpioLine(CharacterDevice line) {
    this.line = line;
  }

  /** How an input is held while nothing drives it. */
  enum Pull {
    NONE(0),
    UP(PULL_UP),
    DOWN(PULL_DOWN);

    private final long flag;

    Pull(long flag) {
      this.flag = flag;
    }
  }

  /** A pin as an input whose edges are told. */
  static GpioLine input(SystemCalls calls, Path chip, int pin, Pull pull) throws SystemCallFailed {
    return request(calls, chip, pin, INPUT | BOTH_EDGES | pull.flag, false);
  }

  /** A pin as an output that begins high or low. */
  static GpioLine output(SystemCalls calls, Path chip, int pin, boolean high)
      throws SystemCallFailed {
    return request(calls, chip, pin, OUTPUT, high);
  }

  private static GpioLine request(SystemCalls calls, Path path, int pin, long flags, boolean high)
      throws SystemCallFailed {
    try (CharacterDevice chip = CharacterDevice.open(calls, path);
        Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(REQUEST_BYTES, LONG.byteAlignment());
      request.set(INT, 0, pin);
      request.setString(CONSUMER, "shuijing");
      request.set(LONG, FLAGS, flags);
      request.set(INT, LINES, 1);
      if ((flags & OUTPUT) != 0) {
        request.set(INT, ATTRIBUTES, 1);
        request.set(INT, ATTRIBUTE_ID, INITIAL_VALUES);
        request.set(LONG, ATTRIBUTE_VALUES, high ? 1 : 0);
        request.set(LONG, ATTRIBUTE_MASK, 1);
      }
      chip.control(GET_LINE, request);
      return new GpioLine(chip.line(request.get(INT, DESCRIPTOR), "pin " + pin));
    }
  }

  boolean isHigh() throws SystemCallFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = values(arena);
      line.control(GET_VALUES, values);
      return (values.get(LONG, 0) & 1) == 1;
    }
  }

  void set(boolean high) throws SystemCallFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = values(arena);
      values.set(LONG, 0, high ? 1 : 0);
      line.control(SET_VALUES, values);
    }
  }

  /** Values of the first and only line of the request. */
  private static MemorySegment values(Arena arena) {
    MemorySegment values = arena.allocate(VALUES_BYTES, LONG.byteAlignment());
    values.set(LONG, MASK, 1);
    return values;
  }

  /**
   * The line went up or down.
   *
   * @param nanos when, on CLOCK_MONOTONIC
   */
  record Edge(boolean rising, long nanos) {}

  /** The edges that came; none if there were none for so long. */
  List<Edge> edges(int timeoutMs) throws SystemCallFailed {
    if (!line.awaitInput(timeoutMs)) {
      return List.of();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment events = arena.allocate(MOST_EVENTS * EVENT_BYTES, LONG.byteAlignment());
      int count = line.read(events);
      List<Edge> edges = new ArrayList<>();
      for (long at = 0; at + EVENT_BYTES <= count; at += EVENT_BYTES) {
        boolean rising = events.get(INT, at + EVENT_ID) == RISING;
        edges.add(new Edge(rising, events.get(LONG, at)));
      }
      return edges;
    }
  }

  @Override
  public void close() {
    line.close();
  }

  @Override
  public String toString() {
    return line.toString();
  }
}

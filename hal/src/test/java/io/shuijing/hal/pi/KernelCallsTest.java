package io.shuijing.hal.pi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The real kernel, on devices that every machine has. */
class KernelCallsTest {
  private static final int ENOTTY = 25;
  private static final int EBADF = 9;
  private static final long NUMBER_OF_PSEUDO_TERMINAL = 0x8004_5430L;

  private final SystemCalls calls = new KernelCalls();

  @Test
  void a_device_that_is_not_there_is_an_error_number() {
    assertThat(calls.open(Path.of("/dev/gpiochip-none"))).isEqualTo(-SystemCallFailed.ENOENT);
  }

  @Test
  void what_a_device_gives_is_read() {
    int zero = calls.open(Path.of("/dev/zero"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment into = arena.allocate(48);
      into.fill((byte) 7);
      assertThat(calls.poll(zero, 0)).isOne();
      assertThat(calls.read(zero, into)).isEqualTo(48);
      assertThat(into.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }
    calls.close(zero);
    assertThat(calls.poll(zero, 0)).as("revents POLLNVAL of what is closed").isOne();
    assertThat(calls.read(zero, MemorySegment.NULL)).isEqualTo(-EBADF);
  }

  @Test
  void a_device_with_nothing_to_say_is_waited_for_in_vain() {
    int terminal = calls.open(Path.of("/dev/ptmx"));
    assertThat(calls.poll(terminal, 20)).isZero();
    calls.close(terminal);
  }

  @Test
  void a_control_call_fills_what_it_is_given() {
    int terminal = calls.open(Path.of("/dev/ptmx"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
      number.set(ValueLayout.JAVA_INT, 0, -5);
      assertThat(calls.ioctl(terminal, NUMBER_OF_PSEUDO_TERMINAL, number)).isZero();
      assertThat(number.get(ValueLayout.JAVA_INT, 0)).isNotNegative();
    }
    calls.close(terminal);
  }

  @Test
  void a_control_call_that_a_device_does_not_know_is_an_error_number() {
    int nothing = calls.open(Path.of("/dev/null"));
    assertThat(calls.ioctl(nothing, 0xC250_B407L, MemorySegment.NULL)).isEqualTo(-ENOTTY);
    calls.close(nothing);
  }
}

package io.shuijing.hal.pi;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/** The running kernel. 64-bit Linux. */
final class KernelCalls implements SystemCalls {
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;
  private static final short POLLIN = 1;
  private static final long POLLFD_BYTES = 8;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final Linker.Option ERRNO_KEPT = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MethodHandle open =
      function(
          "open",
          FunctionDescriptor.of(INT, ValueLayout.ADDRESS, INT),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private final MethodHandle ioctl =
      function(
          "ioctl",
          FunctionDescriptor.of(INT, INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private final MethodHandle poll =
      function(
          "poll",
          FunctionDescriptor.of(INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, INT),
          ERRNO_KEPT);
  private final MethodHandle read =
      function(
          "read",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG, INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG),
          ERRNO_KEPT);
  private final MethodHandle close = function("close", FunctionDescriptor.of(INT, INT));

  @Override
  public int open(Path device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      MemorySegment path = arena.allocateFrom(device.toString());
      return result((int) open.invokeExact(state, path, O_RDWR | O_CLOEXEC), state);
    } catch (Throwable e) {
      throw broken("open", e);
    }
  }

  @Override
  public int ioctl(int descriptor, long request, MemorySegment argument) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      return result((int) ioctl.invokeExact(state, descriptor, request, argument), state);
    } catch (Throwable e) {
      throw broken("ioctl", e);
    }
  }

  @Override
  public int poll(int descriptor, int timeoutMs) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      MemorySegment asked = arena.allocate(POLLFD_BYTES, INT.byteAlignment());
      asked.set(INT, 0, descriptor);
      asked.set(ValueLayout.JAVA_SHORT, INT.byteSize(), POLLIN);
      return result((int) poll.invokeExact(state, asked, 1L, timeoutMs), state);
    } catch (Throwable e) {
      throw broken("poll", e);
    }
  }

  @Override
  public int read(int descriptor, MemorySegment into) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      long count = (long) read.invokeExact(state, descriptor, into, into.byteSize());
      return result((int) count, state);
    } catch (Throwable e) {
      throw broken("read", e);
    }
  }

  @Override
  public void close(int descriptor) {
    try {
      int _ = (int) close.invokeExact(descriptor);
    } catch (Throwable e) {
      throw broken("close", e);
    }
  }

  private static int result(int returned, MemorySegment state) {
    return returned >= 0 ? returned : -(int) ERRNO.get(state, 0L);
  }

  // Calling C is what this class is for; the agents are started with --enable-native-access.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
  }

  private static IllegalStateException broken(String function, Throwable cause) {
    return new IllegalStateException("calling " + function + " of the C library failed", cause);
  }
}

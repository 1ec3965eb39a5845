package io.shuijing.hal.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;

/** What we need of the C library and Java does not offer. 64-bit Linux, glibc 2.28 or newer. */
final class Libc {
  /** Seconds and nanoseconds since boot, time in suspend included; clock_gettime(2). */
  static final int CLOCK_BOOTTIME = 7;

  private static final int CLOCK_REALTIME = 0;
  private static final int AT_FDCWD = -100;
  private static final int RENAME_NOREPLACE = 1;
  private static final long LONGEST_ERROR_TEXT = 1024;
  private static final long NANOS = 1_000_000_000L;

  private static final MemoryLayout TIMESPEC =
      MemoryLayout.structLayout(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle STRERROR =
      function("strerror", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle CLOCK_GETTIME = clockCall("clock_gettime");
  private static final MethodHandle CLOCK_SETTIME = clockCall("clock_settime");
  private static final MethodHandle RENAMEAT2 =
      function(
          "renameat2",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT),
          Linker.Option.captureCallState("errno"));

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MAX_UNIX_PATH = 107;

  private static final MethodHandle SOCKET =
      function(
          "socket",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private Libc() {}

  /** The text for an error number, as NIO puts it into its messages. */
  static synchronized String strerror(int number) {
    try {
      MemorySegment text = (MemorySegment) STRERROR.invokeExact(number);
      return bounded(text).getString(0, systemCharset());
    } catch (Throwable e) {
      throw broken("strerror", e);
    }
  }

  static long clockNanos(int clock) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(TIMESPEC);
      int result = (int) CLOCK_GETTIME.invokeExact(callState(arena), clock, time);
      if (result != 0) {
        throw new IllegalStateException("clock_gettime knows no clock " + clock);
      }
      return Math.addExact(
          Math.multiplyExact(time.get(ValueLayout.JAVA_LONG, 0), NANOS),
          time.get(ValueLayout.JAVA_LONG, Long.BYTES));
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw broken("clock_gettime", e);
    }
  }

  /** Sets the clock of the whole system; returns the error number, 0 if it went well. */
  static int setSystemClock(Instant time) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment spec = arena.allocate(TIMESPEC);
      spec.set(ValueLayout.JAVA_LONG, 0, time.getEpochSecond());
      spec.set(ValueLayout.JAVA_LONG, Long.BYTES, time.getNano());
      MemorySegment state = callState(arena);
      int result = (int) CLOCK_SETTIME.invokeExact(state, CLOCK_REALTIME, spec);
      return result == 0 ? 0 : (int) ERRNO.get(state, 0L);
    } catch (Throwable e) {
      throw broken("clock_settime", e);
    }
  }

  /** renameat2(2) that never replaces; returns the error number, 0 if it went well. */
  static int renameWithoutReplacing(Path from, Path to) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = callState(arena);
      MemorySegment source = arena.allocateFrom(from.toString(), systemCharset());
      MemorySegment target = arena.allocateFrom(to.toString(), systemCharset());
      int result =
          (int) RENAMEAT2.invokeExact(state, AT_FDCWD, source, AT_FDCWD, target, RENAME_NOREPLACE);
      return result == 0 ? 0 : (int) ERRNO.get(state, 0L);
    } catch (Throwable e) {
      throw broken("renameat2", e);
    }
  }

  /**
   * Sends one datagram to a unix(7) socket, which Java's channels cannot; returns the error number,
   * 0 if it went well.
   *
   * @param path at most 107 bytes; an abstract one begins with a zero byte
   */
  static int sendDatagram(byte[] path, byte[] message) {
    if (path.length > MAX_UNIX_PATH) {
      throw new IllegalArgumentException("a socket's path of " + path.length + " bytes");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = callState(arena);
      int socket = (int) SOCKET.invokeExact(state, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
      if (socket < 0) {
        return (int) ERRNO.get(state, 0L);
      }
      MemorySegment address = arena.allocate(Short.BYTES + path.length, Short.BYTES);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, path.length);
      MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
      long sent =
          (long)
              SENDTO.invokeExact(
                  state,
                  socket,
                  bytes,
                  (long) message.length,
                  0,
                  address,
                  (int) address.byteSize());
      int error = sent < 0 ? (int) ERRNO.get(state, 0L) : 0;
      int _ = (int) CLOSE.invokeExact(socket);
      return error;
    } catch (Throwable e) {
      throw broken("sendto", e);
    }
  }

  private static MethodHandle clockCall(String name) {
    return function(
        name,
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
        Linker.Option.captureCallState("errno"));
  }

  // Calling C is what this class is for; the agents are started with --enable-native-access.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
  }

  // strerror returns a pointer without length; every text it has ends far before this bound.
  @SuppressWarnings("restricted")
  private static MemorySegment bounded(MemorySegment text) {
    return text.reinterpret(LONGEST_ERROR_TEXT);
  }

  private static MemorySegment callState(Arena arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  /** The charset of file names and of system messages, which is the one of the locale. */
  private static Charset systemCharset() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  private static IllegalStateException broken(String function, Throwable cause) {
    return new IllegalStateException("calling " + function + " of the C library failed", cause);
  }
}

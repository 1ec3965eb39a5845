package io.shuijing.hal.pi;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** An open character device, or a line of one. */
final class CharacterDevice implements AutoCloseable {
  private final SystemCalls calls;
  private final int descriptor;
  private final String name;

  private CharacterDevice(SystemCalls calls, int descriptor, String name) {
    this.calls = calls;
    this.descriptor = descriptor;
    this.name = name;
  }

  static CharacterDevice open(SystemCalls calls, Path path) throws SystemCallFailed {
    return new CharacterDevice(calls, checked(calls.open(path), path.toString()), path.toString());
  }

  /** One to which a call on this one has given a descriptor of its own. */
  CharacterDevice line(int lineDescriptor, String lineName) {
    return new CharacterDevice(calls, lineDescriptor, name + " " + lineName);
  }

  void control(long request, MemorySegment argument) throws SystemCallFailed {
    checked(calls.ioctl(descriptor, request, argument), name);
  }

  /** Whether something to read came in that time. */
  boolean awaitInput(int timeoutMs) throws SystemCallFailed {
    return checked(calls.poll(descriptor, timeoutMs), name) > 0;
  }

  /** How many bytes were read. */
  int read(MemorySegment into) throws SystemCallFailed {
    return checked(calls.read(descriptor, into), name);
  }

  private static int checked(int result, String what) throws SystemCallFailed {
    if (result < 0) {
      throw new SystemCallFailed(what, -result);
    }
    return result;
  }

  @Override
  public void close() {
    calls.close(descriptor);
  }

  @Override
  public String toString() {
    return name;
  }
}

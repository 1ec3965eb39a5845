package io.shuijing.hal.pi;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** The calls of the kernel that turn a character device. A negative result is an error number. */
interface SystemCalls {

  /** open(2) to read and write; the descriptor. */
  int open(Path device);

  /** ioctl(2) with a pointer to {@code argument}. */
  int ioctl(int descriptor, long request, MemorySegment argument);

  /** poll(2); 1 if there is something to read, 0 if there was not for so long. */
  int poll(int descriptor, int timeoutMs);

  /** read(2); how many bytes. */
  int read(int descriptor, MemorySegment into);

  /** close(2). */
  void close(int descriptor);
}

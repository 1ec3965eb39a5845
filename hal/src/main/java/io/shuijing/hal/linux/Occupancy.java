package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/** How much of a limit of our own is used; a limit of {@link Long#MAX_VALUE} is none. */
final class Occupancy {
  private final long capacityBytes;
  private final AtomicLong usedBytes;

  private Occupancy(long capacityBytes, long usedBytes) {
    this.capacityBytes = capacityBytes;
    this.usedBytes = new AtomicLong(usedBytes);
  }

  /** Counts what is there, if there is a limit at all. */
  static Occupancy measured(VolumePart part, long capacityBytes) throws HardwareFault {
    if (capacityBytes < 0) {
      throw new IllegalArgumentException("capacity " + capacityBytes + " is negative");
    }
    return new Occupancy(capacityBytes, capacityBytes == Long.MAX_VALUE ? 0 : bytesBelow(part));
  }

  /** Takes as much of {@code wanted} as there is room for, and says how much that was. */
  int take(int wanted) {
    long before =
        usedBytes.getAndUpdate(used -> used + Math.min(wanted, Math.max(0, capacityBytes - used)));
    return (int) Math.min(wanted, Math.max(0, capacityBytes - before));
  }

  void free(long bytes) {
    usedBytes.updateAndGet(used -> Math.max(0, used - bytes));
  }

  long freeBytes() {
    return Math.max(0, capacityBytes - usedBytes.get());
  }

  private static long bytesBelow(VolumePart part) throws HardwareFault {
    AtomicLong sum = new AtomicLong();
    try {
      Files.walkFileTree(
          part.root(),
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sum.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw part.of(e, "count the files in", part.root());
    }
    return sum.get();
  }
}

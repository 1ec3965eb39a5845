package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.DiskFault.Law;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/** S7: what flushes said was durable, and will be only after a while. */
final class Promises {
  private sealed interface Promise {
    long nanos();
  }

  private record OfFile(long nanos, Inode file, long versions, long names) implements Promise {}

  private record OfFolder(long nanos, String folder, long names) implements Promise {}

  private final Deque<Promise> open = new ArrayDeque<>();

  void file(long nanos, Inode file, long names) {
    open.addLast(new OfFile(nanos, file, file.promise(), names));
  }

  void folder(long nanos, String folder, long names) {
    open.addLast(new OfFolder(nanos, folder, names));
  }

  boolean areOpen() {
    return !open.isEmpty();
  }

  /** Keeps the promises made up to then. */
  void settle(long upToNanos, Law law, DirectoryLog log) {
    while (!open.isEmpty() && open.getFirst().nanos() <= upToNanos) {
      switch (open.removeFirst()) {
        case OfFile(_, Inode file, long versions, long names) -> {
          file.keepPromise(versions);
          log.flushFile(law, file, names);
        }
        case OfFolder(_, String folder, long names) -> log.flushFolder(law, folder, names);
      }
    }
  }

  void forget() {
    open.clear();
  }

  Promises copy(UnaryOperator<Inode> copyOf) {
    Promises copy = new Promises();
    for (Promise promise : open) {
      copy.open.addLast(
          switch (promise) {
            case OfFile(long nanos, Inode file, long versions, long names) ->
                new OfFile(nanos, copyOf.apply(file), versions, names);
            case OfFolder same -> same;
          });
    }
    return copy;
  }
}

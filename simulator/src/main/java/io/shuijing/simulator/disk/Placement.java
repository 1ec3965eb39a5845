package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.DiskFault.Collateral;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where bytes lie on the medium: one behind the other, as they were appended (S9). */
final class Placement {
  /** A piece of a file that lies in one piece. */
  record Extent(Inode file, long from, long to, long address) {
    private Extent from(long least) {
      long skipped = Math.max(0, least - address);
      return new Extent(file, from + skipped, to, address + skipped);
    }
  }

  private final Deque<Extent> extents = new ArrayDeque<>();
  private long end;

  void add(Inode file, long from, int length) {
    Extent last = extents.peekLast();
    if (last != null && last.file == file && last.to == from) {
      extents.removeLast();
      extents.addLast(new Extent(file, last.from, from + length, last.address));
    } else {
      extents.addLast(new Extent(file, from, from + length, end));
    }
    end += length;
    prune();
  }

  private void prune() {
    long least = end - Collateral.MAX_ERASE_BLOCK_BYTES;
    while (extents.getFirst().address + extents.getFirst().to - extents.getFirst().from < least) {
      extents.removeFirst();
    }
  }

  /** What lies in the erase block that was written last. */
  List<Extent> inLastBlock(long eraseBlockBytes) {
    long start = Math.max(0, end - 1) / eraseBlockBytes * eraseBlockBytes;
    return extents.stream()
        .map(extent -> extent.from(start))
        .filter(extent -> extent.from < extent.to)
        .toList();
  }

  Placement copy(UnaryOperator<Inode> copyOf) {
    Placement copy = new Placement();
    extents.forEach(each ->
        copy.extents.addLast(
            new Extent(copyOf.apply(each.file), each.from, each.to, each.address)));
    copy.end = end;
    return copy;
  }
}

package io.shuijing.simulator.disk;

import static io.shuijing.simulator.disk.Content.SECTOR_BYTES;

import io.shuijing.simulator.disk.DiskFault.Fate;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Draws what a cut leaves of bytes that were not flushed (S2, S4). A byte that was durable and was
 * not about to be cut off stays; of the others, sectors get fates of their own, and so does the
 * size. Where the file grew and a sector did not come, there are zeros, or the file ends if zeros
 * are not among the fates.
 */
final class Fates {
  private final Chance chance;
  private final List<Fate> possible;
  private final Set<Fate> drawn = EnumSet.noneOf(Fate.class);

  Fates(Chance chance, List<Fate> possible) {
    this.chance = chance;
    this.possible = possible;
  }

  /** Fates that were drawn so far. */
  Set<Fate> drawn() {
    return drawn;
  }

  /**
   * What is left of a file.
   *
   * @param before the durable bytes
   * @param after the bytes after each operation that was not flushed, in order
   */
  Content survivor(Content before, List<Content> after) {
    if (after.isEmpty()) {
      return before;
    }
    List<Content> versions = new ArrayList<>(after.size() + 1);
    versions.add(before);
    versions.addAll(after);
    long firm = versions.stream().mapToLong(Content::length).min().orElseThrow();
    return chance.permille(500) ? whole(versions, firm) : bySectors(versions, firm);
  }

  private Content whole(List<Content> versions, long firm) {
    Content before = versions.getFirst();
    Content last = versions.getLast();
    int grown = (int) (last.length() - firm);
    return switch (draw()) {
      case KEPT -> last;
      case DROPPED -> before;
      case TORN -> {
        Content moment = chance.oneOf(versions);
        yield moment.prefix(chance.between(firm, moment.length()));
      }
      case ZERO -> before.prefix(firm).append(new byte[grown]);
      case GARBAGE -> before.prefix(firm).append(chance.bytes(grown));
    };
  }

  private Content bySectors(List<Content> versions, long firm) {
    long size = size(versions, firm);
    Content left = versions.getFirst().prefix(firm);
    while (left.length() < size) {
      long from = left.length();
      long to = Math.min(size, from / SECTOR_BYTES * SECTOR_BYTES + SECTOR_BYTES);
      byte[] sector = sector(versions, from, to);
      left = left.append(sector);
      if (left.length() < to) {
        if (!possible.contains(Fate.ZERO)) {
          return left;
        }
        drawn.add(Fate.ZERO);
        left = left.append(new byte[(int) (to - left.length())]);
      }
    }
    return left;
  }

  private long size(List<Content> versions, long firm) {
    return switch (draw()) {
      case KEPT, ZERO, GARBAGE -> versions.getLast().length();
      case DROPPED -> versions.getFirst().length();
      case TORN -> chance.between(firm, chance.oneOf(versions).length());
    };
  }

  // as much of it as there is
  private byte[] sector(List<Content> versions, long from, long to) {
    return switch (draw()) {
      case KEPT -> newest(versions, from, to);
      case DROPPED -> there(versions.getFirst(), from, to);
      case TORN -> {
        byte[] head = there(chance.oneOf(versions), from, to);
        byte[] tail = there(chance.oneOf(versions), from, to);
        int at = (int) chance.between(0, to - from);
        byte[] torn = Arrays.copyOf(head, Math.min(head.length, at));
        if (torn.length == at && tail.length > at) {
          torn = Arrays.copyOf(torn, tail.length);
          System.arraycopy(tail, at, torn, at, tail.length - at);
        }
        yield torn;
      }
      case ZERO -> new byte[(int) (to - from)];
      case GARBAGE -> chance.bytes((int) (to - from));
    };
  }

  private static byte[] there(Content version, long from, long to) {
    return version.bytes(Math.min(from, version.length()), Math.min(to, version.length()));
  }

  // what a cut-back file had behind its new end is still on the medium
  private static byte[] newest(List<Content> versions, long from, long to) {
    byte[] bytes = new byte[(int) (to - from)];
    for (Content version : versions) {
      version.read(from, bytes, 0, bytes.length);
    }
    return bytes;
  }

  private Fate draw() {
    Fate fate = chance.oneOf(possible);
    drawn.add(fate);
    return fate;
  }
}

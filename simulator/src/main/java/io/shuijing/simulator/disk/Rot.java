package io.shuijing.simulator.disk;

import static io.shuijing.simulator.disk.Content.PAGE_BYTES;
import static io.shuijing.simulator.disk.Content.SECTOR_BYTES;

import io.shuijing.simulator.disk.Damage.Flipped;
import io.shuijing.simulator.disk.Damage.Overlaid;
import io.shuijing.simulator.disk.Damage.Unreadable;
import io.shuijing.simulator.disk.DiskFault.Collateral;
import io.shuijing.simulator.disk.DiskFault.FlippedBits;
import io.shuijing.simulator.disk.DiskFault.MisdirectedWrite;
import io.shuijing.simulator.disk.DiskFault.RemovedContent;
import io.shuijing.simulator.disk.DiskFault.StalePage;
import io.shuijing.simulator.disk.DiskFault.Stay;
import io.shuijing.simulator.disk.DiskFault.UnreadableBlock;
import io.shuijing.simulator.disk.Placement.Extent;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Draws where damage lies (S8, S9, S10), and lays it over the pristine bytes. */
final class Rot {
  /** A byte of a file. */
  private record Place(Inode file, long position) {}

  private final Medium medium;
  private final Chance chance;

  Rot(Medium medium, Chance chance) {
    this.medium = medium;
    this.chance = chance;
  }

  /** S8 at rest: flips bits of some file; false if there is none with a byte. */
  boolean flipAnywhere(int bits) {
    Optional<Place> place = anywhere();
    place.ifPresent(
        found -> flips(bits, 0, found.file.seen().length()).forEach(found.file::damage));
    return place.isPresent();
  }

  /** S8 at rest: a block of some file cannot be read. */
  boolean spoilBlockAnywhere(int bytes) {
    Optional<Place> place = anywhere();
    place.ifPresent(found -> found.file.damage(block(bytes, found.position)));
    return place.isPresent();
  }

  private Optional<Place> anywhere() {
    List<Inode> files = List.copyOf(medium.seen().inodes());
    long total = files.stream().mapToLong(file -> file.seen().length()).sum();
    if (total == 0) {
      return Optional.empty();
    }
    long at = chance.below(total);
    for (Inode file : files) {
      if (at < file.seen().length()) {
        return Optional.of(new Place(file, at));
      }
      at -= file.seen().length();
    }
    throw new IllegalStateException("a place behind all files");
  }

  private List<Damage> flips(int bits, long from, long to) {
    List<Damage> flips = new ArrayList<>();
    for (int i = 0; i < bits; i++) {
      flips.add(new Flipped(chance.between(from, to - 1), (int) chance.below(8)));
    }
    return flips;
  }

  private static Unreadable block(int bytes, long position) {
    long from = position / bytes * bytes;
    return new Unreadable(from, from + bytes);
  }

  /** What spoils a read: what lies there, and what strikes it now. */
  List<Damage> atRead(Step step, Inode file, long position, int count) {
    List<Damage> passing = new ArrayList<>();
    if (count > 0) {
      step.struckBy(FlippedBits.class)
          .ifPresent(fault ->
              lay(flips(fault.bits(), position, position + count), fault.stay(), file, passing));
      step.struckBy(UnreadableBlock.class)
          .ifPresent(fault -> {
            long at = chance.between(position, position + count - 1);
            lay(List.of(block(fault.bytes(), at)), fault.stay(), file, passing);
          });
      if (step.isDue(StalePage.class)) {
        stale(file, position, count)
            .filter(_ -> step.struckBy(StalePage.class).isPresent())
            .ifPresent(file::damage);
      }
    }
    passing.addAll(file.damages());
    return passing;
  }

  private static void lay(
      List<? extends Damage> damages, Stay stay, Inode file, List<Damage> passing) {
    switch (stay) {
      case AT_REST -> damages.forEach(file::damage);
      case TRANSIENT -> passing.addAll(damages);
    }
  }

  /** S10: a page of those that are read as it was before the last flush, if it was another one. */
  private Optional<Damage> stale(Inode file, long position, int count) {
    List<Damage> candidates = new ArrayList<>();
    for (long from = position / PAGE_BYTES * PAGE_BYTES; from < position + count; ) {
      long to = Math.min(from + PAGE_BYTES, file.seen().length());
      byte[] now = file.seen().bytes(from, to);
      byte[] before = new byte[now.length];
      file.older().read(from, before, 0, before.length);
      if (!Arrays.equals(now, before)) {
        candidates.add(new Overlaid(from, Content.of(before)));
      }
      from += PAGE_BYTES;
    }
    return candidates.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(candidates));
  }

  /** S10: what was just appended from a position on lands elsewhere, or never lands. */
  void strikeAppend(Step step, Inode file, long from) {
    if (from == file.seen().length()) {
      return;
    }
    if (step.isDue(MisdirectedWrite.class) && misdirect(file, from)) {
      step.struckBy(MisdirectedWrite.class);
    }
    if (!medium.removed().isEmpty() && step.struckBy(RemovedContent.class).isPresent()) {
      Content old = chance.oneOf(medium.removed());
      long count = Math.min(old.length(), file.seen().length() - from);
      file.damage(new Overlaid(from, old.prefix(count)));
    }
  }

  private boolean misdirect(Inode file, long from) {
    Optional<Place> found = anywhere().filter(place -> place.file != file || place.position < from);
    found.ifPresent(place -> {
      byte[] bytes = file.seen().bytes(from, file.seen().length());
      long target = place.position / SECTOR_BYTES * SECTOR_BYTES;
      long end = place.file == file ? from : place.file.seen().length();
      int count = (int) Math.min(bytes.length, end - target);
      place.file.damage(new Overlaid(target, Content.of(Arrays.copyOf(bytes, count))));
      file.damage(new Overlaid(from, Content.of(new byte[bytes.length])));
    });
    return found.isPresent();
  }

  /** S9: durable sectors beside those written last; false if there are none. */
  boolean collateral(Collateral fault) {
    Set<Inode> named = Collections.newSetFromMap(new IdentityHashMap<>());
    named.addAll(medium.log().durable().inodes());
    List<Extent> neighbours =
        medium.placement().inLastBlock(fault.eraseBlockBytes()).stream()
            .filter(extent -> named.contains(extent.file()))
            .filter(extent -> extent.from() < extent.file().durable().length())
            .toList();
    if (neighbours.isEmpty()) {
      return false;
    }
    for (int i = 0; i < fault.sectors(); i++) {
      Extent hit = chance.oneOf(neighbours);
      long end = Math.min(hit.to(), hit.file().durable().length());
      long at = chance.between(hit.from(), end - 1) / SECTOR_BYTES * SECTOR_BYTES;
      long from = Math.max(at, hit.from());
      hit.file().damage(damaged(from, Math.min(at + SECTOR_BYTES, end)));
    }
    return true;
  }

  private Damage damaged(long from, long to) {
    int count = (int) (to - from);
    return switch ((int) chance.below(3)) {
      case 0 -> new Unreadable(from, to);
      case 1 -> new Overlaid(from, Content.of(new byte[count]));
      default -> new Overlaid(from, Content.of(chance.bytes(count)));
    };
  }
}

package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.DiskFault.Law;
import io.shuijing.simulator.disk.NameChange.FolderRemoved;
import io.shuijing.simulator.disk.NameChange.Linked;
import io.shuijing.simulator.disk.NameChange.Renamed;
import io.shuijing.simulator.disk.NameChange.Unlinked;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The changes of names that are not durable yet, in order, and the names that are (S3).
 *
 * <p>{@link Law#ORDERED} keeps the order of the log, as a journalling file system does: what is
 * flushed takes along all that went before, and a cut leaves a prefix. {@link Law#WILD} keeps none:
 * a flush makes durable only the names of that folder and of those above it, a cut leaves any
 * subset. Either way a renamed file has its old name or its new one; under WILD, between two
 * folders, perhaps both.
 */
final class DirectoryLog {
  /**
   * A change that waits.
   *
   * @param clean whether a failed flush marked it so: no flush writes it before the folder changes
   *     again
   */
  private record Pending(long number, NameChange change, boolean clean) {}

  private final Names durable;
  private List<Pending> pending = new ArrayList<>();
  private long count;

  DirectoryLog() {
    this(new Names());
  }

  private DirectoryLog(Names durable) {
    this.durable = durable;
  }

  Names durable() {
    return durable;
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  /** Changes so far. */
  long count() {
    return count;
  }

  void add(NameChange change) {
    pending.add(new Pending(count++, change, false));
  }

  void flushAll() {
    pending.forEach(each -> each.change.applyTo(durable));
    pending.clear();
  }

  /** Makes the names in a folder durable, and those above it, as of the first {@code upTo}. */
  void flushFolder(Law law, String folder, long upTo) {
    Set<String> folders = new LinkedHashSet<>(Names.upwards(folder));
    switch (law) {
      case ORDERED -> flushPrefix(change -> change.touches(folders), upTo);
      case WILD -> flushFolders(folders, upTo);
    }
  }

  /** What a flush of a file does to its name: under ORDERED it is durable too. */
  void flushFile(Law law, Inode file, long upTo) {
    switch (law) {
      case ORDERED -> flushPrefix(change -> change.isOf(file), upTo);
      case WILD -> {}
    }
  }

  private void flushPrefix(Predicate<NameChange> wanted, long upTo) {
    boolean dirty = false;
    int end = 0;
    for (int i = 0; i < pending.size() && pending.get(i).number < upTo; i++) {
      if (wanted.test(pending.get(i).change)) {
        dirty |= !pending.get(i).clean;
        end = i + 1;
      }
    }
    if (dirty) {
      List<Pending> flushed = pending.subList(0, end);
      flushed.forEach(each -> each.change.applyTo(durable));
      flushed.clear();
    }
  }

  private void flushFolders(Set<String> folders, long upTo) {
    widen(folders, upTo);
    boolean dirty =
        pending.stream()
            .anyMatch(each -> each.number < upTo && !each.clean && each.change.touches(folders));
    if (!dirty) {
      return;
    }
    List<Pending> left = new ArrayList<>();
    for (Pending each : pending) {
      if (each.number < upTo && each.change.touches(folders)) {
        flush(each.change, folders)
            .ifPresent(rest -> left.add(new Pending(each.number, rest, each.clean)));
      } else {
        left.add(each);
      }
    }
    pending = left;
  }

  // A folder that was removed cannot be flushed any more: its removal takes along what left it.
  private void widen(Set<String> folders, long upTo) {
    int before;
    do {
      before = folders.size();
      for (Pending each : pending) {
        if (each.number < upTo && each.change.touches(folders)) {
          switch (each.change) {
            case FolderRemoved(String path) -> folders.add(path);
            case Renamed(String from, String to, _, _)
                when folders.contains(Names.folderOf(from)) && isRemoved(Names.folderOf(from)) ->
                folders.addAll(Names.upwards(Names.folderOf(to)));
            case NameChange _ -> {}
          }
        }
      }
    } while (folders.size() > before);
  }

  private boolean isRemoved(String folder) {
    return pending.stream().anyMatch(each -> each.change.equals(new FolderRemoved(folder)));
  }

  private Optional<NameChange> flush(NameChange change, Set<String> folders) {
    if (!(change instanceof Renamed(String from, String to, Inode file, boolean sourceFlushed))) {
      change.applyTo(durable);
      return Optional.empty();
    }
    boolean source = sourceFlushed || folders.contains(Names.folderOf(from));
    if (!folders.contains(Names.folderOf(to))) {
      return Optional.of(new Renamed(from, to, file, true));
    }
    if (source) {
      change.applyTo(durable);
      return Optional.empty();
    }
    new Linked(to, file).applyTo(durable);
    return Optional.of(new Unlinked(from, file));
  }

  /** S5: nothing of the folder is written before it changes again. */
  void failFlush(String folder) {
    Set<String> folders = new LinkedHashSet<>(Names.upwards(folder));
    pending.replaceAll(
        each -> each.change.touches(folders) ? new Pending(each.number, each.change, true) : each);
  }

  /** The power went: what survives of the pending changes becomes durable. */
  void cut(Law law, Chance chance) {
    long extreme = chance.below(4);
    switch (law) {
      case ORDERED -> {
        long length =
            extreme == 0 ? 0 : extreme == 1 ? pending.size() : chance.between(0, pending.size());
        pending.stream().limit(length).forEach(each -> each.change.applyTo(durable));
      }
      case WILD -> {
        for (Pending each : pending) {
          int share = extreme == 0 ? 0 : extreme == 1 ? 1000 : 500;
          cutWild(each.change, share, chance);
        }
      }
    }
    pending.clear();
  }

  private void cutWild(NameChange change, int share, Chance chance) {
    if (!chance.permille(share)) {
      return;
    }
    if (change instanceof Renamed renamed
        && !renamed.staysInFolder()
        && chance.permille(share / 2)) {
      new Linked(renamed.to(), renamed.file()).applyTo(durable);
    } else {
      change.applyTo(durable);
    }
  }

  DirectoryLog copy(UnaryOperator<Inode> copyOf) {
    DirectoryLog copy = new DirectoryLog(durable.copy(copyOf));
    pending.forEach(
        each -> copy.pending.add(new Pending(each.number, each.change.copy(copyOf), each.clean)));
    copy.count = count;
    return copy;
  }
}

package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.DiskFault.Law;
import io.shuijing.simulator.disk.NameChange.FolderMade;
import io.shuijing.simulator.disk.NameChange.FolderRemoved;
import io.shuijing.simulator.disk.NameChange.Linked;
import io.shuijing.simulator.disk.NameChange.Renamed;
import io.shuijing.simulator.disk.NameChange.Unlinked;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Files and names as the process sees them, and as they will be after a cut. */
final class Medium {
  private static final int MAX_REMEMBERED = 8;

  private final DirectoryLog log;
  private final Deque<Content> removed = new ArrayDeque<>();
  private final Placement placement;
  private final Promises promises;
  private Names seen;
  private long usedBytes;

  Medium() {
    this(new DirectoryLog(), new Names(), new Placement(), new Promises());
  }

  private Medium(DirectoryLog log, Names seen, Placement placement, Promises promises) {
    this.log = log;
    this.seen = seen;
    this.placement = placement;
    this.promises = promises;
  }

  Names seen() {
    return seen;
  }

  DirectoryLog log() {
    return log;
  }

  Promises promises() {
    return promises;
  }

  Placement placement() {
    return placement;
  }

  /** Contents of files that were removed lately. */
  List<Content> removed() {
    return List.copyOf(removed);
  }

  long usedBytes() {
    return usedBytes;
  }

  /** Makes what is missing of a folder and of those above it. */
  void makeFolder(String folder) {
    if (!seen.isFolder(folder)) {
      makeFolder(Names.folderOf(folder));
      seen.addFolder(folder);
      log.add(new FolderMade(folder));
    }
  }

  Inode create(String path) {
    Inode file = new Inode();
    seen.put(path, file);
    log.add(new Linked(path, file));
    return file;
  }

  void rename(String from, String to, Inode file) {
    seen.put(to, file);
    seen.remove(from, file);
    log.add(new Renamed(from, to, file, false));
  }

  /** As {@link #rename}; the change of both names is one. */
  void replace(String from, String to, Inode file) {
    Inode replaced = seen.file(to);
    rename(from, to, file);
    if (replaced != null && replaced != file) {
      release(replaced.seen().length());
      remember(replaced.seen());
    }
  }

  void remove(String path, Inode file) {
    seen.remove(path, file);
    log.add(new Unlinked(path, file));
    release(file.seen().length());
    remember(file.seen());
  }

  private void remember(Content content) {
    if (content.length() > 0) {
      removed.addLast(content);
    }
    if (removed.size() > MAX_REMEMBERED) {
      removed.removeFirst();
    }
  }

  void removeFolder(String path) {
    seen.removeFolder(path);
    log.add(new FolderRemoved(path));
  }

  void append(Inode file, byte[] bytes, int offset, int length) {
    if (length == 0) {
      return;
    }
    placement.add(file, file.seen().length(), length);
    file.append(bytes, offset, length);
    usedBytes += length;
  }

  void truncate(Inode file, long size) {
    release(file.seen().length() - size);
    file.truncate(size);
  }

  // a file that was removed while open is counted out at once, and may be cut later
  private void release(long bytes) {
    usedBytes = Math.max(0, usedBytes - bytes);
  }

  /** All that was done is durable. */
  void flushAll() {
    seen.inodes().forEach(Inode::flush);
    log.flushAll();
    promises.forget();
  }

  /** Puts a file there as if it had always been. */
  void put(String path, byte[] bytes) {
    erase(path);
    Inode file = Inode.durable(Content.of(bytes));
    for (String folder : Names.upwards(Names.folderOf(path)).reversed()) {
      if (!folder.isEmpty()) {
        seen.addFolder(folder);
        log.durable().addFolder(folder);
      }
    }
    seen.put(path, file);
    log.durable().put(path, file);
    usedBytes += bytes.length;
  }

  /** Takes a file away as if it had never been. */
  void erase(String path) {
    flushAll();
    Inode file = seen.file(path);
    if (file != null) {
      seen.remove(path, file);
      log.durable().remove(path, file);
      release(file.seen().length());
    }
  }

  /** The power went: what is seen from now on is what survived. */
  void cut(Law law, Fates fates, Chance chance) {
    promises.forget();
    log.cut(law, chance);
    Set<Inode> done = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Map.Entry<String, Inode> entry : log.durable().all().entrySet()) {
      Inode file = entry.getValue();
      if (done.add(file)) {
        file.cut(fates, chance.permille(500));
      } else {
        // both names of a renamed file survived
        entry.setValue(file.copy());
      }
    }
    seen = log.durable().copy(file -> file);
    usedBytes = seen.inodes().stream().mapToLong(file -> file.seen().length()).sum();
  }

  void heal() {
    seen.inodes().forEach(Inode::heal);
    log.durable().inodes().forEach(Inode::heal);
  }

  Medium copy() {
    IdentityHashMap<Inode, Inode> copies = new IdentityHashMap<>();
    UnaryOperator<Inode> copyOf = file -> copies.computeIfAbsent(file, Inode::copy);
    Medium copy =
        new Medium(
            log.copy(copyOf), seen.copy(copyOf), placement.copy(copyOf), promises.copy(copyOf));
    copy.usedBytes = usedBytes;
    removed.forEach(content -> copy.removed.add(content.lent()));
    return copy;
  }
}

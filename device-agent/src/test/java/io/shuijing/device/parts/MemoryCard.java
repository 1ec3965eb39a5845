package io.shuijing.device.parts;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A card that counts its operations, keeps apart what was written and what is durable, fails where
 * it is told to, and can lose power at any operation.
 */
public final class MemoryCard implements Volume {
  private final Map<String, CardFile> names;
  private final Map<String, CardFile> durableNames;
  private final Set<String> folders = new TreeSet<>();
  private final Set<String> durableFolders = new TreeSet<>();
  private final long capacity;
  private final BadReads badReads = new BadReads();
  private Consumer<String> log = operation -> {};
  private Predicate<String> failing = operation -> false;
  private String fault = "io";
  private long cutAt = Long.MAX_VALUE;
  private long operations;
  private boolean cut;

  /** An empty card. */
  public MemoryCard(long capacity) {
    this(capacity, new TreeMap<>());
  }

  private MemoryCard(long capacity, Map<String, CardFile> names) {
    this.capacity = capacity;
    this.names = names;
    this.durableNames = new TreeMap<>(names);
    names.keySet().forEach(path -> makeFolders(folders, path));
    durableFolders.addAll(folders);
  }

  /** Is told of every operation that changes something, once it is done. */
  public void log(Consumer<String> to) {
    log = to;
  }

  /** From now on operations that match fail with this fault; a failed flush loses its bytes. */
  public void fail(String with, Predicate<String> when) {
    fault = with;
    failing = when;
  }

  /** Nothing fails any more. */
  public void heal() {
    failing = operation -> false;
  }

  /** What reads do not give as it was written. */
  public BadReads badReads() {
    return badReads;
  }

  /** The power goes instead of this operation, counted from 0 over the card's life. */
  public void cutAt(long operation) {
    cutAt = operation;
  }

  /** Operations so far. */
  public long operations() {
    return operations;
  }

  /** The card after a loss of power. */
  public MemoryCard survivor(Fate fate, long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    Map<String, CardFile> left = new TreeMap<>();
    Set<String> all = new LinkedHashSet<>(durableNames.keySet());
    all.addAll(names.keySet());
    for (String path : all) {
      CardFile before = isDurableFolder(path) ? durableNames.get(path) : null;
      CardFile now = names.get(path);
      CardFile kept =
          switch (fate) {
            case DROPPED -> before;
            case KEPT -> now;
            case TORN -> chance.nextBoolean() ? before : now;
          };
      if (kept != null) {
        left.put(path, kept.survivor(fate, chance));
      }
    }
    return new MemoryCard(capacity, left);
  }

  /** The same card as the next process finds it when only the process died: nothing is lost. */
  public MemoryCard afterProcess() {
    MemoryCard same = new MemoryCard(capacity, new TreeMap<>());
    IdentityHashMap<CardFile, CardFile> copies = new IdentityHashMap<>();
    names.forEach(
        (path, file) -> same.names.put(path, copies.computeIfAbsent(file, CardFile::copy)));
    durableNames.forEach(
        (path, file) -> same.durableNames.put(path, copies.computeIfAbsent(file, CardFile::copy)));
    same.folders.addAll(folders);
    same.durableFolders.addAll(durableFolders);
    return same;
  }

  private boolean isDurableFolder(String path) {
    String folder = CardPath.folderOf(path);
    return folder.isEmpty() || durableFolders.contains(folder);
  }

  /** Bytes of a file as they are read now. */
  public byte[] bytes(String path) {
    return Objects.requireNonNull(names.get(path), path).written().clone();
  }

  /** Puts a file there as it would be after years; for attacks. */
  public void put(String path, byte[] bytes) {
    CardFile file = new CardFile();
    file.append(bytes, 0, bytes.length);
    file.flush();
    names.put(path, file);
    durableNames.put(path, file);
    makeFolders(folders, path);
    makeFolders(durableFolders, path);
  }

  /** All files, sorted. */
  public List<String> paths() {
    return List.copyOf(names.keySet());
  }

  private void before(String operation) throws HardwareFault {
    if (cut || operations == cutAt) {
      cut = true;
      throw new PowerCut(operations);
    }
    operations++;
    failIfAsked(operation);
  }

  private void failIfAsked(String operation) throws HardwareFault {
    if (failing.test(operation)) {
      throw new HardwareFault("card", fault, operation + " failed as the test asked");
    }
  }

  private static void makeFolders(Set<String> folders, String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
  }

  private CardFile file(String path) throws HardwareFault {
    CardFile file = names.get(CardPath.checked(path));
    if (file == null) {
      throw new HardwareFault("card", "absent", "no file " + path);
    }
    return file;
  }

  @Override
  public VolumeFile create(String path) throws HardwareFault {
    before("create " + path);
    if (names.containsKey(CardPath.checked(path)) || folders.contains(path)) {
      throw new HardwareFault("card", "exists", path + " is there");
    }
    CardFile file = new CardFile();
    names.put(path, file);
    makeFolders(folders, path);
    log.accept("create " + path);
    return new Handle(path, file);
  }

  @Override
  public VolumeFile open(String path) throws HardwareFault {
    CardFile file = file(path);
    file.opened();
    return new Handle(path, file);
  }

  @Override
  public boolean exists(String path) throws HardwareFault {
    return names.containsKey(CardPath.checked(path));
  }

  @Override
  public List<String> files(String folder) throws HardwareFault {
    return children(names.keySet(), folder);
  }

  @Override
  public List<String> folders(String folder) throws HardwareFault {
    return children(folders, folder);
  }

  private static List<String> children(Set<String> all, String folder) throws HardwareFault {
    String prefix = folder.isEmpty() ? "" : CardPath.checked(folder) + "/";
    return all.stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
        .sorted()
        .toList();
  }

  @Override
  public void rename(String from, String to) throws HardwareFault {
    before("rename " + from + " " + to);
    CardPath.checked(to);
    CardFile file = file(from);
    if (names.containsKey(to) || folders.contains(to)) {
      throw new HardwareFault("card", "exists", to + " is there");
    }
    names.remove(from);
    names.put(to, file);
    makeFolders(folders, to);
    log.accept("rename " + from + " " + to);
  }

  @Override
  public void replace(String from, String to) throws HardwareFault {
    before("replace " + from + " " + to);
    CardFile file = file(from);
    names.put(CardPath.beside(from, to, folders), file);
    names.remove(from);
    log.accept("replace " + from + " " + to);
  }

  @Override
  public void remove(String path) throws HardwareFault {
    before("remove " + path);
    if (names.remove(CardPath.checked(path)) == null) {
      removeFolder(path);
    }
    log.accept("remove " + path);
  }

  private void removeFolder(String path) throws HardwareFault {
    if (!folders.contains(path)) {
      throw new HardwareFault("card", "absent", "no " + path);
    }
    if (!files(path).isEmpty() || !folders(path).isEmpty()) {
      throw new HardwareFault("card", "not-empty", path + " is not empty");
    }
    folders.remove(path);
  }

  @Override
  public void protect(String path) throws HardwareFault {
    before("protect " + path);
    file(path).protect();
    log.accept("protect " + path);
  }

  @Override
  public void flushFolder(String folder) throws HardwareFault {
    before("flush-folder " + folder);
    if (!folder.isEmpty() && !folders.contains(CardPath.checked(folder))) {
      throw new HardwareFault("card", "absent", "no folder " + folder);
    }
    for (String at = folder; !at.isEmpty(); at = CardPath.folderOf(at)) {
      flushNames(at);
      durableFolders.add(at);
    }
    flushNames("");
    log.accept("flush-folder " + folder);
  }

  private void flushNames(String folder) throws HardwareFault {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    List<String> gone = new ArrayList<>(children(durableNames.keySet(), folder));
    for (String name : children(names.keySet(), folder)) {
      durableNames.put(prefix + name, Objects.requireNonNull(names.get(prefix + name)));
      gone.remove(name);
    }
    gone.forEach(name -> durableNames.remove(prefix + name));
  }

  @Override
  public long freeBytes() throws HardwareFault {
    failIfAsked("free-bytes");
    return room();
  }

  private long room() {
    return capacity - names.values().stream().mapToLong(file -> file.written().length).sum();
  }

  private final class Handle implements VolumeFile {
    private final String path;
    private final CardFile file;
    private final boolean readOnly;
    private boolean closed;

    Handle(String path, CardFile file) {
      this.path = path;
      this.file = file;
      this.readOnly = file.isProtected();
    }

    private void requireOpen() {
      if (closed) {
        throw new IllegalStateException(path + " is closed");
      }
    }

    private void requireWritable() throws HardwareFault {
      requireOpen();
      if (readOnly) {
        throw new HardwareFault("card", "read-only", path + " is protected");
      }
      if (file.isPoisoned()) {
        throw new HardwareFault("card", "poisoned", "a flush of " + path + " failed before");
      }
    }

    @Override
    public void append(byte[] bytes, int offset, int length) throws HardwareFault {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      requireWritable();
      try {
        before("append " + path);
      } catch (PowerCut | HardwareFault e) {
        file.append(bytes, offset, (int) Math.min(length / 2, Math.max(room(), 0)));
        throw e;
      }
      int room = (int) Math.min(length, room());
      file.append(bytes, offset, room);
      if (room < length) {
        throw new HardwareFault("card", "full", "no room for " + path);
      }
      log.accept("append " + path);
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
      Objects.checkFromIndexSize(offset, length, into.length);
      requireOpen();
      byte[] all = file.written();
      int count = (int) Math.min(length, all.length - position);
      if (count <= 0) {
        return length == 0 ? 0 : -1;
      }
      System.arraycopy(all, (int) position, into, offset, count);
      return badReads.struck(path, position, into, offset, count);
    }

    @Override
    public long size() {
      requireOpen();
      return file.written().length;
    }

    @Override
    public void truncate(long size) throws HardwareFault {
      requireWritable();
      if (size < 0 || size > file.written().length) {
        throw new IllegalArgumentException("cannot cut " + path + " to " + size);
      }
      before("truncate " + path);
      file.truncate((int) size);
      log.accept("truncate " + path);
    }

    @Override
    public void writeAnew(long from) throws HardwareFault {
      requireWritable();
      before("write-anew " + path);
      log.accept("write-anew " + path);
    }

    @Override
    public void flush() throws HardwareFault {
      requireWritable();
      try {
        before("flush " + path);
      } catch (HardwareFault e) {
        file.failFlush();
        throw e;
      }
      file.flush();
      log.accept("flush " + path);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}

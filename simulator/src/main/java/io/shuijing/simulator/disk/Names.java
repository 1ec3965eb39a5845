package io.shuijing.simulator.disk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Files and folders by their paths; the root has the empty path and is always there. */
final class Names {
  // the character after '/': everything below a folder sorts before the folder's path with it
  private static final char BEHIND_SLASH = '/' + 1;

  private final NavigableMap<String, Inode> files;
  private final NavigableSet<String> folders;

  Names() {
    this(new TreeMap<>(), new TreeSet<>());
  }

  private Names(NavigableMap<String, Inode> files, NavigableSet<String> folders) {
    this.files = files;
    this.folders = folders;
  }

  /** The same names for a copy of each file. */
  Names copy(UnaryOperator<Inode> copyOf) {
    TreeMap<String, Inode> copies = new TreeMap<>(files);
    copies.replaceAll((_, file) -> copyOf.apply(file));
    return new Names(copies, new TreeSet<>(folders));
  }

  static String folderOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** A folder and all that are above it, the root last. */
  static List<String> upwards(String folder) {
    List<String> chain = new ArrayList<>();
    String at = folder;
    while (!at.isEmpty()) {
      chain.add(at);
      at = folderOf(at);
    }
    chain.add("");
    return chain;
  }

  @Nullable Inode file(String path) {
    return files.get(path);
  }

  boolean isFolder(String path) {
    return path.isEmpty() || folders.contains(path);
  }

  boolean isTaken(String path) {
    return files.containsKey(path) || isFolder(path);
  }

  boolean isEmpty(String folder) {
    return !startsBelow(files.ceilingKey(folder + "/"), folder)
        && !startsBelow(folders.ceiling(folder + "/"), folder);
  }

  private static boolean startsBelow(@Nullable String path, String folder) {
    return path != null && path.startsWith(folder + "/");
  }

  void put(String path, Inode file) {
    files.put(path, file);
  }

  void remove(String path, Inode file) {
    files.remove(path, file);
  }

  void addFolder(String path) {
    folders.add(path);
  }

  void removeFolder(String path) {
    folders.remove(path);
  }

  Collection<Inode> inodes() {
    return files.values();
  }

  NavigableMap<String, Inode> all() {
    return files;
  }

  List<String> filesIn(String folder) {
    return children(files.navigableKeySet(), folder);
  }

  List<String> foldersIn(String folder) {
    return children(folders, folder);
  }

  private static List<String> children(NavigableSet<String> paths, String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    List<String> names = new ArrayList<>();
    String path = paths.ceiling(prefix);
    while (path != null && path.startsWith(prefix)) {
      int slash = path.indexOf('/', prefix.length());
      if (slash < 0) {
        names.add(path.substring(prefix.length()));
        path = paths.higher(path);
      } else {
        path = paths.ceiling(path.substring(0, slash) + BEHIND_SLASH);
      }
    }
    names.sort(null);
    return List.copyOf(names);
  }
}

package io.shuijing.simulator.disk;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A change of names that waits until its folder is flushed. */
sealed interface NameChange {
  record FolderMade(String path) implements NameChange {}

  record FolderRemoved(String path) implements NameChange {}

  record Linked(String path, Inode file) implements NameChange {}

  record Unlinked(String path, Inode file) implements NameChange {}

  /**
   * The file changed its name, and perhaps its folder.
   *
   * @param sourceFlushed whether the old folder was flushed since, and the new one was not
   */
  record Renamed(String from, String to, Inode file, boolean sourceFlushed) implements NameChange {
    boolean staysInFolder() {
      return Names.folderOf(from).equals(Names.folderOf(to));
    }
  }

  /** The folders whose names it changes. */
  default List<String> folders() {
    return switch (this) {
      case FolderMade(String path) -> List.of(Names.folderOf(path));
      case FolderRemoved(String path) -> List.of(Names.folderOf(path));
      case Linked(String path, _) -> List.of(Names.folderOf(path));
      case Unlinked(String path, _) -> List.of(Names.folderOf(path));
      case Renamed(String from, String to, _, _) ->
          List.of(Names.folderOf(from), Names.folderOf(to));
    };
  }

  default boolean touches(Set<String> folders) {
    return folders().stream().anyMatch(folders::contains);
  }

  /** Whether it gives or takes a name of this file. */
  default boolean isOf(Inode inode) {
    return switch (this) {
      case FolderMade _, FolderRemoved _ -> false;
      case Linked(_, Inode file) -> file == inode;
      case Unlinked(_, Inode file) -> file == inode;
      case Renamed(_, _, Inode file, _) -> file == inode;
    };
  }

  /**
   * Changes names as far as it can: what is to be put into a folder that did not survive is not put
   * there, and a folder with something in it stays.
   */
  default void applyTo(Names names) {
    switch (this) {
      case FolderMade(String path) -> {
        if (names.isFolder(Names.folderOf(path)) && names.file(path) == null) {
          names.addFolder(path);
        }
      }
      case FolderRemoved(String path) -> {
        if (names.isEmpty(path)) {
          names.removeFolder(path);
        }
      }
      case Linked(String path, Inode file) -> link(names, path, file);
      case Unlinked(String path, Inode file) -> names.remove(path, file);
      case Renamed(String from, String to, Inode file, _) -> {
        if (link(names, to, file)) {
          names.remove(from, file);
        }
      }
    }
  }

  private static boolean link(Names names, String path, Inode file) {
    boolean reachable = names.isFolder(Names.folderOf(path)) && !names.isFolder(path);
    if (reachable) {
      names.put(path, file);
    }
    return reachable;
  }

  default NameChange copy(UnaryOperator<Inode> copyOf) {
    return switch (this) {
      case FolderMade _, FolderRemoved _ -> this;
      case Linked(String path, Inode file) -> new Linked(path, copyOf.apply(file));
      case Unlinked(String path, Inode file) -> new Unlinked(path, copyOf.apply(file));
      case Renamed(String from, String to, Inode file, boolean sourceFlushed) ->
          new Renamed(from, to, copyOf.apply(file), sourceFlushed);
    };
  }
}

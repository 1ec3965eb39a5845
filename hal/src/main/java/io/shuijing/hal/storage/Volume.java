package io.shuijing.hal.storage;

import io.shuijing.hal.HardwareFault;
import java.util.List;

/**
 * A card or a disk, seen as folders and files below one root.
 *
 * <p>A path is {@code /}-separated, relative, made of names of ASCII letters, digits, {@code . _
 * -}; never {@code ..}. As a folder, the empty path is the root. Every method throws {@link
 * HardwareFault} whose part is the volume's own word ({@code card} at a recorder, {@code store} at
 * an office) and one of the faults
 *
 * <ul>
 *   <li>{@code full}: no space or no quota is left
 *   <li>{@code read-only}: the volume or the file may not be written
 *   <li>{@code gone}: the volume is not there any more, or another one is in its place
 *   <li>{@code absent}: there is no such file
 *   <li>{@code exists}: the name is taken
 *   <li>{@code not-empty}: the folder to be removed has something in it
 *   <li>{@code bad-path}: not a path as said above, or it leads out of the volume
 *   <li>{@code poisoned}: an earlier flush of this file failed
 *   <li>{@code io}: anything else, such as a block that cannot be read
 * </ul>
 *
 * <p>Used by one thread at a time unless the back end says more.
 */
public interface Volume {
  /** The name that comes and goes in {@link #flushFolderAnew}; a cut may leave it, empty. */
  String PASSING = "passing.part";

  /** Creates an empty file, and its folders; fails with {@code exists} if it is there. */
  VolumeFile create(String path) throws HardwareFault;

  /**
   * Opens a file to read and append; fails with {@code absent} if it is not there. A file that may
   * not be written is opened all the same, and refuses the first append.
   */
  VolumeFile open(String path) throws HardwareFault;

  /** Whether a file is there; a folder is no file. */
  boolean exists(String path) throws HardwareFault;

  /** Names of the files directly in a folder, sorted; empty if there is no such folder. */
  List<String> files(String folder) throws HardwareFault;

  /** Names of the folders directly in a folder, sorted; empty if there is no such folder. */
  List<String> folders(String folder) throws HardwareFault;

  /**
   * Renames a file atomically, creating the folders of its new name; fails with {@code exists}
   * rather than replace. Durable after both folders were flushed.
   */
  void rename(String from, String to) throws HardwareFault;

  /**
   * Gives a file the name of another one in its folder, which is gone then, atomically: the name
   * always leads to the one or to the other. For what must stand under one name and be the newest,
   * and for nothing else. Durable after the folder was flushed. Nobody has the replaced file open.
   */
  void replace(String from, String to) throws HardwareFault;

  /** Removes a file, or an empty folder. Durable after its folder was flushed. */
  void remove(String path) throws HardwareFault;

  /**
   * Takes the right to write from a file, so that nobody changes it by mistake: what is open keeps
   * it, who opens it next is refused the first append. A volume that knows no rights, such as a
   * card with FAT, leaves it as it is.
   */
  default void protect(String path) throws HardwareFault {}

  /**
   * Makes the names in a folder durable, and those of the folders above it; fails with {@code
   * absent} if there is no such folder.
   */
  void flushFolder(String folder) throws HardwareFault;

  /**
   * As {@link #flushFolder}, and so that it holds although an earlier flush of these folders may
   * have failed, in this process or in one before it: a flush writes only what has changed, so a
   * name comes and goes in each of them first.
   */
  default void flushFolderAnew(String folder) throws HardwareFault {
    String at = folder;
    boolean isRoot = false;
    while (!isRoot) {
      String passing = at.isEmpty() ? PASSING : at + "/" + PASSING;
      if (exists(passing)) {
        remove(passing);
      }
      create(passing).close();
      remove(passing);
      isRoot = at.isEmpty();
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    flushFolder(folder);
  }

  /** Bytes that can still be written. */
  long freeBytes() throws HardwareFault;
}

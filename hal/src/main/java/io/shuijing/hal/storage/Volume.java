package io.shuijing.hal.storage;

import io.shuijing.hal.HardwareFault;
import java.util.List;

/**
 * A card or a disk, seen as folders and files below one root.
 *
 * <p>A path is {@code /}-separated, relative, made of names of letters, digits, {@code . _ -};
 * never {@code ..}. Every method throws {@link HardwareFault} with part {@code card} and one of the
 * faults {@code full}, {@code read-only}, {@code gone}, {@code absent}, {@code exists}, {@code io}.
 *
 * <p>Used by one thread at a time.
 */
public interface Volume {

  /** Creates an empty file, and its folders; fails with {@code exists} if it is there. */
  VolumeFile create(String path) throws HardwareFault;

  /** Opens a file to read and append; fails with {@code absent} if it is not there. */
  VolumeFile open(String path) throws HardwareFault;

  /** Whether a file is there. */
  boolean exists(String path) throws HardwareFault;

  /** Names of the files directly in a folder, sorted; empty if there is no such folder. */
  List<String> files(String folder) throws HardwareFault;

  /** Names of the folders directly in a folder, sorted; empty if there is no such folder. */
  List<String> folders(String folder) throws HardwareFault;

  /**
   * Renames atomically; fails with {@code exists} rather than replace. Durable after both folders
   * were flushed.
   */
  void rename(String from, String to) throws HardwareFault;

  /** Removes a file, or an empty folder. Durable after its folder was flushed. */
  void remove(String path) throws HardwareFault;

  /** Makes the names in a folder durable, and those of the folders above it. */
  void flushFolder(String folder) throws HardwareFault;

  /** Bytes that can still be written. */
  long freeBytes() throws HardwareFault;
}

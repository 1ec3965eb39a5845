package io.shuijing.dock.store;

import io.shuijing.evidence.Digest;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.Arrays;

/** Small files that are there whole or not at all. */
public final class WholeFile {
  private static final int PIECE_BYTES = 256 * 1024;

  private WholeFile() {}

  /**
   * Reads a file.
   *
   * @throws HardwareFault {@code absent}; {@code too-long} if it has more than {@code maxBytes}
   */
  public static byte[] read(Volume volume, String path, int maxBytes) throws HardwareFault {
    try (VolumeFile file = volume.open(path)) {
      long size = file.size();
      if (size > maxBytes) {
        throw new HardwareFault(
            "store",
            "too-long",
            path + " has " + size + " bytes, more than the " + maxBytes + " allowed");
      }
      byte[] content = new byte[(int) size];
      int read = content.length == 0 ? 0 : file.read(0, content, 0, content.length);
      return read == content.length ? content : Arrays.copyOf(content, Math.max(read, 0));
    }
  }

  /**
   * Writes a file durably and takes the right to write from it.
   *
   * @throws HardwareFault {@code exists} if there is another file of this name; one with the same
   *     content is made durable and left
   */
  public static void write(Volume volume, String path, byte[] content) throws HardwareFault {
    if (volume.exists(path)) {
      requireSame(volume, path, content);
      volume.flushFolderAnew(folderOf(path));
      return;
    }
    String unfinished = path + ".new";
    if (volume.exists(unfinished)) {
      volume.remove(unfinished);
    }
    try (VolumeFile file = volume.create(unfinished)) {
      file.append(content);
      file.flush();
    }
    publish(volume, unfinished, path);
  }

  /** Gives a flushed file its final name, durably, and takes the right to write from it. */
  public static void publish(Volume volume, String from, String to) throws HardwareFault {
    volume.protect(from);
    volume.rename(from, to);
    volume.flushFolder(folderOf(to));
    if (!folderOf(from).equals(folderOf(to))) {
      volume.flushFolder(folderOf(from));
    }
  }

  private static void requireSame(Volume volume, String path, byte[] content) throws HardwareFault {
    if (sizeOf(volume, path) != content.length
        || !digestOf(volume, path).equals(Digest.of(content))) {
      throw new HardwareFault(
          "store", "exists", path + " is there already with other content; nothing is overwritten");
    }
  }

  /** Length of a file. */
  public static long sizeOf(Volume volume, String path) throws HardwareFault {
    try (VolumeFile file = volume.open(path)) {
      return file.size();
    }
  }

  /** Digest of a file of any length. */
  public static Digest digestOf(Volume volume, String path) throws HardwareFault {
    var sha256 = Digest.algorithm();
    byte[] piece = new byte[PIECE_BYTES];
    try (VolumeFile file = volume.open(path)) {
      long position = 0;
      for (int read = file.read(position, piece, 0, piece.length);
          read > 0;
          read = file.read(position, piece, 0, piece.length)) {
        sha256.update(piece, 0, read);
        position += read;
      }
    }
    return Digest.fromBytes(sha256.digest());
  }

  /** The folder that a file lies in; empty for the root. */
  public static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}

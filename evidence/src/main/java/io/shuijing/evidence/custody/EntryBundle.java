package io.shuijing.evidence.custody;

import io.shuijing.evidence.Malformed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries in one file: each behind its length, two bytes, the high one first (clause G3). */
public final class EntryBundle {
  /** Longest entry. */
  public static final int MAX_ENTRY_BYTES = 0xffff;

  private EntryBundle() {}

  /** Longest bundle. */
  public static int maxBytes() {
    return Tile.FULL * (Short.BYTES + MAX_ENTRY_BYTES);
  }

  /** The bytes of a bundle. */
  public static byte[] bytes(List<byte[]> entries) {
    ByteBuffer bytes =
        ByteBuffer.allocate(entries.stream().mapToInt(e -> Short.BYTES + e.length).sum());
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY_BYTES) {
        throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
      }
      bytes.putShort((short) entry.length).put(entry);
    }
    return bytes.array();
  }

  /**
   * Reads a bundle.
   *
   * @throws Malformed if it does not hold exactly {@code count} entries
   */
  public static List<byte[]> parse(byte[] bytes, int count) throws Malformed {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<byte[]> entries = new ArrayList<>();
    while (entries.size() < count && in.remaining() >= Short.BYTES) {
      int length = in.getShort() & MAX_ENTRY_BYTES;
      if (length > in.remaining()) {
        throw new Malformed("G3", "a bundle ends in the middle of an entry");
      }
      byte[] entry = new byte[length];
      in.get(entry);
      entries.add(entry);
    }
    if (entries.size() < count || in.hasRemaining()) {
      throw new Malformed(
          "G3", "a bundle of " + entries.size() + " entries, not exactly the " + count + " due");
    }
    return entries;
  }
}

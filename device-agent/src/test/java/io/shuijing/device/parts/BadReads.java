package io.shuijing.device.parts;

import io.shuijing.hal.HardwareFault;
import java.util.HashMap;
import java.util.Map;

/** Reads of a card that fail, or give other bytes than were written. */
public final class BadReads {
  private final Map<String, Long> unreadable = new HashMap<>();
  private final Map<String, Integer> misread = new HashMap<>();

  BadReads() {}

  /** From now on a file cannot be read from a byte on. */
  public void from(String path, long first) {
    unreadable.put(path, first);
  }

  /** The next read of this byte of a file gives another one. */
  public void once(String path, int at) {
    misread.put(path, at);
  }

  int struck(String path, long position, byte[] into, int offset, int count) throws HardwareFault {
    if (position + count > unreadable.getOrDefault(path, Long.MAX_VALUE)) {
      throw new HardwareFault("card", "io", "reading " + path);
    }
    int wrong = misread.getOrDefault(path, -1);
    if (wrong >= position && wrong < position + count) {
      into[offset + wrong - (int) position] ^= 0x40;
      misread.remove(path);
    }
    return count;
  }
}

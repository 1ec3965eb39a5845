package io.shuijing.simulator.disk;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes of a file as a value. What was appended to one value may lie in the same pages as the value
 * it was appended to: a value never looks behind its own end, and a second append to the same value
 * moves to pages of its own. So a snapshot costs nothing and an append only its bytes.
 */
final class Content {
  static final int SECTOR_BYTES = 512;
  static final int PAGE_BYTES = 4096;

  private final Pages pages;
  private final long length;

  private Content(Pages pages, long length) {
    this.pages = pages;
    this.length = length;
  }

  static Content empty() {
    return new Content(new Pages(new byte[4][], 0, false), 0);
  }

  static Content of(byte[] bytes) {
    return empty().append(bytes, 0, bytes.length);
  }

  long length() {
    return length;
  }

  Content append(byte[] bytes, int offset, int count) {
    Pages own = pages.isEnd(length) ? pages : pages.branch(length);
    own.append(bytes, offset, count);
    return new Content(own, length + count);
  }

  Content append(byte[] bytes) {
    return append(bytes, 0, bytes.length);
  }

  Content prefix(long size) {
    Objects.checkFromToIndex(0, size, length);
    return size == length ? this : new Content(pages, size);
  }

  /** The same bytes for another copy of the disk, perhaps used by another thread. */
  Content lent() {
    return new Content(new Pages(pages.pages, length, true), length);
  }

  /** Copies what there is of {@code count} bytes and says how many that were. */
  int read(long position, byte[] into, int offset, int count) {
    int there = Math.clamp(length - position, 0, count);
    int done = 0;
    while (done < there) {
      byte[] page = pages.pages[(int) ((position + done) / PAGE_BYTES)];
      int at = (int) ((position + done) % PAGE_BYTES);
      int piece = Math.min(there - done, PAGE_BYTES - at);
      System.arraycopy(page, at, into, offset + done, piece);
      done += piece;
    }
    return there;
  }

  byte[] bytes(long from, long to) {
    byte[] bytes = new byte[(int) (to - from)];
    read(from, bytes, 0, bytes.length);
    return bytes;
  }

  byte[] bytes() {
    return bytes(0, length);
  }

  private static final class Pages {
    private byte[][] pages;
    private long filled;
    private boolean borrowed;

    Pages(byte[][] pages, long filled, boolean borrowed) {
      this.pages = pages;
      this.filled = filled;
      this.borrowed = borrowed;
    }

    boolean isEnd(long length) {
      return filled == length && !borrowed;
    }

    Pages branch(long length) {
      int whole = (int) (length / PAGE_BYTES);
      byte[][] own = Arrays.copyOf(Arrays.copyOf(pages, whole), whole + 4);
      if (length % PAGE_BYTES != 0) {
        own[whole] = pages[whole].clone();
      }
      return new Pages(own, length, false);
    }

    void append(byte[] bytes, int offset, int count) {
      int done = 0;
      while (done < count) {
        int index = (int) (filled / PAGE_BYTES);
        int at = (int) (filled % PAGE_BYTES);
        if (index == pages.length) {
          pages = Arrays.copyOf(pages, index * 2);
        }
        if (at == 0) {
          pages[index] = new byte[PAGE_BYTES];
        }
        int piece = Math.min(count - done, PAGE_BYTES - at);
        System.arraycopy(bytes, offset + done, pages[index], at, piece);
        done += piece;
        filled += piece;
      }
    }
  }
}

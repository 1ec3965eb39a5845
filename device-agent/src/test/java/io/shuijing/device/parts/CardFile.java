package io.shuijing.device.parts;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The bytes of a file: as they are read now, and as they would be after a loss of power. */
final class CardFile {
  private byte[] written = new byte[0];
  private byte[] durable = new byte[0];
  private boolean poisoned;
  private boolean guarded;

  byte[] written() {
    return written;
  }

  void append(byte[] bytes, int offset, int length) {
    int end = written.length;
    written = Arrays.copyOf(written, end + length);
    System.arraycopy(bytes, offset, written, end, length);
  }

  void truncate(int size) {
    written = Arrays.copyOf(written, size);
  }

  void flush() {
    durable = written.clone();
  }

  /** As Linux does it: what was to be written is dropped and marked clean. */
  void failFlush() {
    written = durable.clone();
    poisoned = true;
  }

  boolean isPoisoned() {
    return poisoned;
  }

  void protect() {
    guarded = true;
  }

  boolean isProtected() {
    return guarded;
  }

  /** Opened anew; the file system does not remember that a flush failed. */
  void opened() {
    poisoned = false;
  }

  CardFile copy() {
    CardFile same = new CardFile();
    same.written = written.clone();
    same.durable = durable.clone();
    same.guarded = guarded;
    return same;
  }

  /** What is left after a loss of power. */
  CardFile survivor(Fate fate, SplittableRandom chance) {
    CardFile left = new CardFile();
    left.written =
        switch (fate) {
          case DROPPED -> durable.clone();
          case KEPT -> written.clone();
          case TORN -> torn(chance);
        };
    left.durable = left.written.clone();
    return left;
  }

  private byte[] torn(SplittableRandom chance) {
    if (written.length <= durable.length) {
      return (chance.nextBoolean() ? written : durable).clone();
    }
    int kept = durable.length + chance.nextInt(written.length - durable.length + 1);
    byte[] left = Arrays.copyOf(written, kept);
    // the length grew, the bytes did not arrive
    if (chance.nextInt(3) == 0) {
      Arrays.fill(left, durable.length + (kept - durable.length) / 2, kept, (byte) 0);
    }
    return left;
  }
}

package io.shuijing.hal.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box of ISO/IEC 14496-12 clause 4.2, read from left to right; every read is checked against the
 * end of the box.
 */
final class Box {
  static final int HEADER_BYTES = 8;

  private final byte[] bytes;
  private final long baseOffset;
  private final int start;
  private final int end;
  private int next;

  private Box(byte[] bytes, long baseOffset, int start, int end) {
    this.bytes = bytes;
    this.baseOffset = baseOffset;
    this.start = start;
    this.end = end;
    this.next = start + HEADER_BYTES;
  }

  /**
   * @param bytes one whole box, header included
   * @param baseOffset where it stands in the stream, for error messages
   */
  static Box whole(byte[] bytes, long baseOffset) {
    return new Box(bytes, baseOffset, 0, bytes.length);
  }

  String type() {
    return new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
  }

  long offset() {
    return baseOffset + start;
  }

  int remaining() {
    return end - next;
  }

  int u8() throws MalformedMp4 {
    return bytes[take(1)] & 0xff;
  }

  int u16() throws MalformedMp4 {
    return u8() << 8 | u8();
  }

  int i32() throws MalformedMp4 {
    return u16() << 16 | u16();
  }

  long u32() throws MalformedMp4 {
    return i32() & 0xffff_ffffL;
  }

  /** An unsigned 64 bit value; one beyond 2^62 is refused, so that sums of two do not overflow. */
  long u64() throws MalformedMp4 {
    long value = u32() << 32 | u32();
    if (value < 0 || value >= 1L << 62) {
      throw malformed("a 64 bit value is out of range");
    }
    return value;
  }

  Box skip(int count) throws MalformedMp4 {
    take(count);
    return this;
  }

  /** The boxes from here to the end; consumes them. */
  List<Box> children() throws MalformedMp4 {
    List<Box> children = new ArrayList<>();
    while (remaining() > 0) {
      int at = next;
      long size = u32();
      if (size < HEADER_BYTES || size > end - at) {
        throw malformed(
            "a box inside says it has " + size + " bytes, " + (end - at) + " are there");
      }
      next = at;
      take((int) size);
      children.add(new Box(bytes, baseOffset, at, next));
    }
    return children;
  }

  /** The one box of that type among {@code boxes}. */
  Box only(List<Box> boxes, String type) throws MalformedMp4 {
    Box found = optional(boxes, type);
    if (found == null) {
      throw malformed("no " + type + " inside");
    }
    return found;
  }

  /** As {@link #only}, or null if there is none. */
  @Nullable Box optional(List<Box> boxes, String type) throws MalformedMp4 {
    Box found = null;
    for (Box box : boxes) {
      if (box.type().equals(type)) {
        if (found != null) {
          throw malformed("two " + type + " inside");
        }
        found = box;
      }
    }
    return found;
  }

  MalformedMp4 malformed(String what) {
    return new MalformedMp4(offset(), type() + ": " + what);
  }

  private int take(int count) throws MalformedMp4 {
    if (count < 0 || count > remaining()) {
      throw malformed("ends too early");
    }
    int at = next;
    next += count;
    return at;
  }
}

package io.shuijing.hal.media;

import java.util.HexFormat;
import java.util.List;

/** Codec names of RFC 6381 from the first sample entry of an {@code stsd}. */
final class CodecName {
  /** SampleEntry and VisualSampleEntry up to the boxes inside, ISO/IEC 14496-12 clause 12.1.3. */
  private static final int VISUAL_ENTRY_BYTES = 78;

  /** SampleEntry and AudioSampleEntry version 0, clause 12.2.3. */
  private static final int AUDIO_ENTRY_BYTES = 28;

  private CodecName() {}

  static String of(Box stsd, String handler) throws MalformedMp4 {
    List<Box> entries = stsd.skip(8).children();
    if (entries.size() != 1) {
      throw stsd.malformed(entries.size() + " sample entries, one is taken");
    }
    Box entry = entries.getFirst();
    return switch (entry.type()) {
      case "avc1", "avc3" -> {
        entry.skip(VISUAL_ENTRY_BYTES);
        yield entry.type() + "." + profile(entry.only(entry.children(), "avcC"));
      }
      case "mp4a" -> {
        entry.skip(AUDIO_ENTRY_BYTES);
        yield "mp4a." + objectType(entry.only(entry.children(), "esds"));
      }
      case String other -> throw stsd.malformed(handler + " of the unknown kind " + other);
    };
  }

  /** Profile, compatibility and level (ISO/IEC 14496-15 clause 5.3.3.1), six hex digits. */
  private static String profile(Box avcC) throws MalformedMp4 {
    byte[] profile = {(byte) avcC.skip(1).u8(), (byte) avcC.u8(), (byte) avcC.u8()};
    return HexFormat.of().formatHex(profile);
  }

  /** Object type and audio object type from the descriptors of ISO/IEC 14496-1 clause 7.2.6. */
  private static String objectType(Box esds) throws MalformedMp4 {
    enter(esds.skip(4), 3);
    int flags = esds.skip(2).u8();
    if ((flags & 0xe0) != 0) {
      throw esds.malformed("stream dependence, URL or clock reference, none is taken");
    }
    enter(esds, 4);
    int objectType = esds.u8();
    enter(esds.skip(12), 5);
    int first = esds.u8();
    int audioObjectType = first >> 3;
    if (audioObjectType == 31) {
      audioObjectType = 32 + ((first & 7) << 3 | esds.u8() >> 5);
    }
    return HexFormat.of().toHexDigits((byte) objectType) + "." + audioObjectType;
  }

  private static void enter(Box box, int tag) throws MalformedMp4 {
    int found = box.u8();
    if (found != tag) {
      throw box.malformed("descriptor " + found + " where " + tag + " belongs");
    }
    for (int i = 0; i < 4; i++) {
      if ((box.u8() & 0x80) == 0) {
        return;
      }
    }
    throw box.malformed("descriptor length of more than four bytes");
  }
}

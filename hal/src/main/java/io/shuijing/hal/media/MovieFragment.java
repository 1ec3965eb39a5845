package io.shuijing.hal.media;

import io.shuijing.hal.media.MovieHeader.Track;
import java.util.List;

/**
 * What a {@code moof} says of its pictures.
 *
 * @param unitsPerSecond time scale of the next two
 * @param decodeTime of the first picture ({@code tfdt})
 * @param duration of all pictures
 * @param startsWithKeyFrame whether the first picture can be decoded alone
 * @param sampleBytes of pictures and sound together
 */
record MovieFragment(
    long unitsPerSecond,
    long decodeTime,
    long duration,
    boolean startsWithKeyFrame,
    long sampleBytes) {
  private static final int NON_SYNC_SAMPLE = 0x1_0000;
  private static final long MAX_DURATION = 1L << 40;

  static MovieFragment parse(Box moof, MovieHeader header) throws MalformedMp4 {
    MovieFragment pictures = null;
    long sampleBytes = 0;
    for (Box box : moof.children()) {
      if (box.type().equals("traf")) {
        Run run = new Run(box, header);
        sampleBytes += run.sampleBytes;
        if (run.track.handler().equals("vide")) {
          if (pictures != null) {
            throw moof.malformed("two traf of pictures");
          }
          pictures = run.pictures();
        }
      }
    }
    if (pictures == null) {
      throw moof.malformed("no pictures inside");
    }
    return new MovieFragment(
        pictures.unitsPerSecond,
        pictures.decodeTime,
        pictures.duration,
        pictures.startsWithKeyFrame,
        sampleBytes);
  }

  /** One {@code traf}, ISO/IEC 14496-12 clauses 8.8.6 to 8.8.8 and 8.8.12, samples added up. */
  private static final class Run {
    final Track track;
    private final long decodeTime;
    private long sampleDuration;
    private long sampleSize;
    private int sampleFlags;
    private long duration;
    private boolean any;
    private boolean startsWithKeyFrame;
    long sampleBytes;

    Run(Box traf, MovieHeader header) throws MalformedMp4 {
      List<Box> boxes = traf.children();
      Box tfhd = traf.only(boxes, "tfhd");
      int flags = tfhd.i32() & 0xff_ffff;
      long id = tfhd.u32();
      Track known = header.tracks().get(id);
      if (known == null) {
        throw traf.malformed("track " + id + " is not in the moov");
      }
      track = known;
      tfhd.skip(((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0));
      sampleDuration = (flags & 0x8) != 0 ? tfhd.u32() : track.sampleDuration();
      sampleSize = (flags & 0x10) != 0 ? tfhd.u32() : 0;
      sampleFlags = (flags & 0x20) != 0 ? tfhd.i32() : track.sampleFlags();
      Box tfdt = traf.only(boxes, "tfdt");
      decodeTime = tfdt.i32() >>> 24 == 1 ? tfdt.u64() : tfdt.u32();
      for (Box box : boxes) {
        if (box.type().equals("trun")) {
          add(box);
        }
      }
    }

    private void add(Box trun) throws MalformedMp4 {
      int flags = trun.i32() & 0xff_ffff;
      long count = trun.u32();
      trun.skip((flags & 0x1) != 0 ? 4 : 0);
      int firstFlags = (flags & 0x4) != 0 ? trun.i32() : sampleFlags;
      int bytesPerSample = 4 * Integer.bitCount(flags & 0xf00);
      // Without fields of their own samples cost no bytes, so the count needs a limit of its own.
      if (count > 100_000 || count * bytesPerSample > trun.remaining()) {
        throw trun.malformed(count + " samples do not fit");
      }
      for (int i = 0; i < count; i++) {
        duration += (flags & 0x100) != 0 ? trun.u32() : sampleDuration;
        sampleBytes += (flags & 0x200) != 0 ? trun.u32() : sampleSize;
        int own = (flags & 0x400) != 0 ? trun.i32() : i == 0 ? firstFlags : sampleFlags;
        trun.skip((flags & 0x800) != 0 ? 4 : 0);
        if (!any) {
          any = true;
          startsWithKeyFrame = (own & NON_SYNC_SAMPLE) == 0;
        }
      }
      if (duration > MAX_DURATION) {
        throw trun.malformed("durations out of range");
      }
    }

    MovieFragment pictures() {
      return new MovieFragment(
          track.unitsPerSecond(), decodeTime, duration, startsWithKeyFrame, sampleBytes);
    }
  }
}

package io.shuijing.hal.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a {@code moov} says of its tracks; at most one of pictures, at most one of sound. */
record MovieHeader(Map<Long, Track> tracks) {
  private static final int MAX_TRACKS = 8;

  /**
   * @param handler {@code vide} or {@code soun}
   * @param unitsPerSecond time scale of all durations of the track
   * @param codec RFC 6381 name
   * @param sampleDuration unless a fragment says otherwise
   * @param sampleFlags unless a fragment says otherwise
   */
  record Track(
      String handler, long unitsPerSecond, String codec, long sampleDuration, int sampleFlags) {}

  static MovieHeader parse(Box moov) throws MalformedMp4 {
    List<Box> boxes = moov.children();
    Map<Long, Box> extensions = new TreeMap<>();
    Box mvex = moov.only(boxes, "mvex");
    for (Box box : mvex.children()) {
      if (box.type().equals("trex")) {
        extensions.put(box.skip(4).u32(), box);
      }
    }
    Map<Long, Track> tracks = new TreeMap<>();
    for (Box box : boxes) {
      if (box.type().equals("trak")) {
        addTrack(tracks, box, extensions);
      }
    }
    if (tracks.values().stream().noneMatch(t -> t.handler().equals("vide"))) {
      throw moov.malformed("no track of pictures");
    }
    return new MovieHeader(tracks);
  }

  /** All codecs, pictures first, with a space between. */
  String codecs() {
    List<String> names = new ArrayList<>();
    for (String handler : List.of("vide", "soun")) {
      tracks.values().stream()
          .filter(t -> t.handler().equals(handler))
          .forEach(t -> names.add(t.codec()));
    }
    return names.stream().collect(Collectors.joining(" "));
  }

  private static void addTrack(Map<Long, Track> tracks, Box trak, Map<Long, Box> extensions)
      throws MalformedMp4 {
    List<Box> inTrak = trak.children();
    Box tkhd = trak.only(inTrak, "tkhd");
    // tkhd version 1 has 64 bit times before the id (ISO/IEC 14496-12 clause 8.3.2).
    long id = tkhd.u8() == 1 ? tkhd.skip(3 + 16).u32() : tkhd.skip(3 + 8).u32();
    Box mdia = trak.only(inTrak, "mdia");
    List<Box> inMdia = mdia.children();
    String handler = fourCharacters(mdia.only(inMdia, "hdlr").skip(8));
    if (!handler.equals("vide") && !handler.equals("soun")) {
      throw trak.malformed("a track that is neither pictures nor sound");
    }
    if (tracks.values().stream().anyMatch(t -> t.handler().equals(handler))) {
      throw trak.malformed("two tracks of " + handler);
    }
    Box mdhd = mdia.only(inMdia, "mdhd");
    long unitsPerSecond = mdhd.u8() == 1 ? mdhd.skip(3 + 16).u32() : mdhd.skip(3 + 8).u32();
    if (unitsPerSecond == 0) {
      throw mdhd.malformed("time scale 0");
    }
    Box trex = extensions.get(id);
    if (trex == null || tracks.size() == MAX_TRACKS) {
      throw trak.malformed("no trex for track " + id);
    }
    Box minf = mdia.only(inMdia, "minf");
    Box stbl = minf.only(minf.children(), "stbl");
    String codec = CodecName.of(stbl.only(stbl.children(), "stsd"), handler);
    long duration = trex.skip(4).u32();
    Track track = new Track(handler, unitsPerSecond, codec, duration, trex.skip(4).i32());
    @Nullable Track before = tracks.put(id, track);
    if (before != null) {
      throw trak.malformed("two tracks with id " + id);
    }
  }

  static String fourCharacters(Box box) throws MalformedMp4 {
    byte[] name = {(byte) box.u8(), (byte) box.u8(), (byte) box.u8(), (byte) box.u8()};
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}

package io.shuijing.hal.media;

import io.shuijing.hal.capture.CaptureEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a fragmented MP4 into its head and its fragments while it arrives.
 *
 * <p>Taken is {@code ftyp moov (… moof mdat)* [mfra]}, where the dots are boxes that belong to the
 * fragment after them ({@code styp sidx prft emsg uuid free skip}); H.264 pictures, AAC sound.
 * Every fragment must begin with a key frame. Bytes are handed over as they came: head and
 * fragments one after the other are the stream again, without {@code mfra}, which only speeds up
 * seeking.
 */
public final class FragmentedMp4 {

  /**
   * What is read into memory at most.
   *
   * @param headBytes for {@code ftyp} and {@code moov} together
   * @param moofBytes for one {@code moof} and the small boxes before it
   * @param mdatBytes for one {@code mdat}
   */
  public record Limits(int headBytes, int moofBytes, int mdatBytes) {
    /** 1 MiB, 1 MiB, 32 MiB: ten seconds of 25 Mbit/s. */
    public static final Limits USUAL = new Limits(1 << 20, 1 << 20, 32 << 20);
  }

  private final InputStream in;
  private final Limits limits;
  private long offset;
  private int tornBytes;
  private @Nullable MovieHeader header;
  private long firstDecodeTime = -1;
  private long endOfLast;

  public FragmentedMp4(InputStream in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * The next {@link CaptureEvent.Init} or {@link CaptureEvent.Fragment}, or empty at the end of the
   * stream; see then {@link #tornBytes}.
   *
   * @throws MalformedMp4 if the stream is something else; nothing more can be read then
   */
  public Optional<CaptureEvent> next() throws IOException {
    Piece piece = new Piece();
    MovieHeader known = header;
    try {
      return Optional.of(known == null ? head(piece) : fragment(piece, known));
    } catch (EndInside end) {
      tornBytes = piece.size + end.bytes;
      return Optional.empty();
    }
  }

  /** How many bytes of an unfinished piece stood at the end of the stream. */
  public int tornBytes() {
    return tornBytes;
  }

  private CaptureEvent head(Piece piece) throws IOException, EndInside {
    read(piece, "ftyp", limits.headBytes());
    long at = offset;
    read(piece, "moov", limits.headBytes() - piece.size);
    header = MovieHeader.parse(piece.lastBox(at));
    return new CaptureEvent.Init(piece.bytes(), header.codecs());
  }

  private CaptureEvent fragment(Piece piece, MovieHeader known) throws IOException, EndInside {
    while (true) {
      long at = offset;
      String type = read(piece, null, limits.moofBytes() - piece.size);
      switch (type) {
        case "moof" -> {
          MovieFragment moof = MovieFragment.parse(piece.lastBox(at), known);
          check(moof, at);
          int before = piece.size;
          read(piece, "mdat", limits.mdatBytes());
          if (moof.sampleBytes() > piece.size - before - Box.HEADER_BYTES) {
            throw new MalformedMp4(at, "moof: samples are longer than the mdat that follows");
          }
          return timed(moof, piece.bytes());
        }
        case "styp", "sidx", "prft", "emsg", "uuid", "free", "skip" -> {}
        case "mfra" -> piece.clear();
        default -> throw new MalformedMp4(at, "a box " + type + " where a fragment belongs");
      }
    }
  }

  private void check(MovieFragment moof, long at) throws MalformedMp4 {
    if (!moof.startsWithKeyFrame()) {
      throw new MalformedMp4(at, "moof: does not begin with a key frame");
    }
    if (moof.decodeTime() < endOfLast) {
      throw new MalformedMp4(at, "moof: begins before the end of the fragment before it");
    }
    endOfLast = moof.decodeTime() + moof.duration();
  }

  private CaptureEvent timed(MovieFragment moof, byte[] bytes) {
    if (firstDecodeTime < 0) {
      firstDecodeTime = moof.decodeTime();
    }
    long units = moof.decodeTime() - firstDecodeTime;
    long start = millis(units, moof.unitsPerSecond());
    long end = millis(units + moof.duration(), moof.unitsPerSecond());
    return new CaptureEvent.Fragment(bytes, start, end - start);
  }

  /** Rounded, so that the ends of fragments meet exactly when the stream is continuous. */
  private static long millis(long units, long unitsPerSecond) {
    long rest = units % unitsPerSecond;
    return units / unitsPerSecond * 1000 + (rest * 1000 + unitsPerSecond / 2) / unitsPerSecond;
  }

  /** Reads one box onto {@code piece} and says its type; {@code type} null takes any. */
  private String read(Piece piece, @Nullable String type, int limit) throws IOException, EndInside {
    long at = offset;
    byte[] head = exactly(Box.HEADER_BYTES, 0);
    String found = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
    if (type != null && !found.equals(type)) {
      throw new MalformedMp4(at, "no " + type + " where it belongs; is this a fragmented MP4?");
    }
    long size = ByteBuffer.wrap(head).getInt() & 0xffff_ffffL;
    // Size 0 (to the end of the file) and 1 (64 bit) are of no use in a fragment and are refused.
    if (size < Box.HEADER_BYTES || size > limit) {
      throw new MalformedMp4(at, "a box of " + size + " bytes, limit " + limit);
    }
    piece.add(head, exactly((int) size - Box.HEADER_BYTES, Box.HEADER_BYTES));
    return found;
  }

  private byte[] exactly(int count, int before) throws IOException, EndInside {
    // readNBytes grows with what really comes, so a false size costs no memory.
    byte[] bytes = in.readNBytes(count);
    offset += bytes.length;
    if (bytes.length < count) {
      throw new EndInside(before + bytes.length);
    }
    return bytes;
  }

  /** Boxes read so far for one event; joined once, because a fragment may be large. */
  private static final class Piece {
    private final List<byte[]> parts = new ArrayList<>();
    private int size;

    void add(byte[] head, byte[] body) {
      parts.add(head);
      parts.add(body);
      size += head.length + body.length;
    }

    void clear() {
      parts.clear();
      size = 0;
    }

    Box lastBox(long at) {
      return Box.whole(joined(parts.subList(parts.size() - 2, parts.size())), at);
    }

    byte[] bytes() {
      return joined(parts);
    }

    private static byte[] joined(List<byte[]> parts) {
      ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(p -> p.length).sum());
      parts.forEach(all::put);
      return all.array();
    }
  }

  /** The stream ended inside a piece; never leaves this class. */
  private static final class EndInside extends Exception {
    private static final long serialVersionUID = 1L;
    private final int bytes;

    EndInside(int bytes) {
      super(null, null, false, false);
      this.bytes = bytes;
    }
  }
}

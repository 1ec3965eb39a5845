package io.shuijing.evidence.media;

import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Moment.ClockSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * When and where a segment was captured, as the {@code uuid} box that leads it, or the comment of a
 * still (clauses S6 to S9).
 *
 * @param wall what the clock said at the segment's first picture
 * @param source where the clock had its time from
 * @param uncertaintyMs how far it may be off; empty if unknown
 * @param place empty if there was no fix
 * @param batteryPermille charge, 0 to 1000; empty if unknown
 */
public record Telemetry(
    Instant wall,
    ClockSource source,
    OptionalLong uncertaintyMs,
    Optional<Place> place,
    OptionalInt batteryPermille) {

  /** Keeps whole milliseconds; refuses a charge above 1000. */
  public Telemetry {
    wall = wall.truncatedTo(ChronoUnit.MILLIS);
    if (batteryPermille.orElse(0) < 0 || batteryPermille.orElse(0) > 1000) {
      throw new IllegalArgumentException("a charge of " + batteryPermille + " permille");
    }
  }

  /** Extended type of the box (ISO/IEC 14496-12, 4.2). */
  public static final UUID TYPE = UUID.fromString("191d9570-43b8-441a-adc6-5ac63a368913");

  /** No box is longer. */
  public static final int MAX_BOX_BYTES = 536;

  private static final String FORMAT = "shuijing-telemetry/v1";
  private static final byte[] BOX = "uuid".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 24;

  /** Start of image, and the marker of a comment (ISO/IEC 10918-1, B.2.1, B.2.4.5). */
  private static final byte[] COMMENT = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xfe};

  /**
   * Reads the box that leads a plain segment.
   *
   * @param segment plain, of stream {@code av}, index 1 or higher
   * @throws Malformed if no telemetry box leads it (clause S6), or its text is not as it must be
   */
  public static Telemetry leading(byte[] segment) throws Malformed {
    int length = boxLength(segment);
    return parse(Arrays.copyOfRange(segment, HEADER_BYTES, length));
  }

  /**
   * Length of the telemetry box that leads a plain segment: what follows is as the encoder made it.
   *
   * @throws Malformed if there is none (clause S6)
   */
  public static int boxLength(byte[] segment) throws Malformed {
    if (segment.length < HEADER_BYTES
        || !Arrays.equals(segment, 0, HEADER_BYTES, header(segment), 0, HEADER_BYTES)) {
      throw new Malformed("S6", "no telemetry box leads the segment");
    }
    int length = ByteBuffer.wrap(segment).getInt();
    if (length < HEADER_BYTES || length > Math.min(segment.length, MAX_BOX_BYTES)) {
      throw new Malformed("S6", "a telemetry box of " + Integer.toUnsignedLong(length) + " bytes");
    }
    return length;
  }

  private static byte[] header(byte[] segment) {
    return header(ByteBuffer.wrap(segment).getInt());
  }

  private static byte[] header(int length) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putInt(length)
        .put(BOX)
        .putLong(TYPE.getMostSignificantBits())
        .putLong(TYPE.getLeastSignificantBits())
        .array();
  }

  private static Telemetry parse(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(FORMAT);
    Instant wall = Lines.time(in.value("wall"));
    String[] clock = in.values("clock", 2);
    ClockSource source = ClockSource.parse(clock[0]);
    OptionalLong uncertainty =
        clock[1].equals("-") ? OptionalLong.empty() : OptionalLong.of(Lines.number(clock[1]));
    Optional<Place> place = Place.read(in);
    OptionalInt battery = battery(in.value("battery"));
    in.end();
    return new Telemetry(wall, source, uncertainty, place, battery);
  }

  private static OptionalInt battery(String word) throws Malformed {
    if (word.equals("-")) {
      return OptionalInt.empty();
    }
    long permille = Lines.number(word);
    if (permille > 1000) {
      throw new Malformed("S7", "a charge of " + permille + " permille");
    }
    return OptionalInt.of((int) permille);
  }

  /**
   * Reads the comment of a still (clause S9).
   *
   * @throws Malformed if its picture does not begin with one
   */
  public static Telemetry ofStill(byte[] jpeg) throws Malformed {
    if (jpeg.length < COMMENT.length + 2
        || !Arrays.equals(jpeg, 0, COMMENT.length, COMMENT, 0, COMMENT.length)) {
      throw new Malformed("S9", "no comment leads the picture");
    }
    int length = ByteBuffer.wrap(jpeg).getShort(COMMENT.length) & 0xffff;
    int end = COMMENT.length + length;
    if (length < 2 || end > Math.min(jpeg.length, MAX_BOX_BYTES)) {
      throw new Malformed("S9", "a comment of " + length + " bytes");
    }
    return parse(Arrays.copyOfRange(jpeg, COMMENT.length + 2, end));
  }

  /**
   * Puts it into a picture, as the comment that leads it (clause S9); any program shows the picture
   * as before.
   *
   * @throws IllegalArgumentException if it is no JPEG
   */
  public byte[] leadingStill(byte[] jpeg) {
    if (jpeg.length < 4 || (jpeg[0] & 0xff) != 0xff || (jpeg[1] & 0xff) != 0xd8) {
      throw new IllegalArgumentException("no JPEG");
    }
    byte[] text = text();
    return ByteBuffer.allocate(COMMENT.length + 2 + text.length + jpeg.length - 2)
        .put(COMMENT)
        .putShort((short) (text.length + 2))
        .put(text)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** The whole box, to be put before the encoder's bytes. */
  public byte[] box() {
    byte[] text = text();
    byte[] box = Arrays.copyOf(header(HEADER_BYTES + text.length), HEADER_BYTES + text.length);
    System.arraycopy(text, 0, box, HEADER_BYTES, text.length);
    return box;
  }

  private byte[] text() {
    LineWriter out = new LineWriter(FORMAT);
    out.line("wall", Lines.time(wall));
    out.line("clock", source.word(), uncertaintyMs.isPresent() ? uncertaintyMs.getAsLong() : "-");
    out.line("place", place.isPresent() ? place.get().words() : "-");
    out.line("battery", batteryPermille.isPresent() ? batteryPermille.getAsInt() : "-");
    return out.bytes();
  }
}

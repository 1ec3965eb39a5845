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
 * When and where a segment was captured, as the {@code uuid} box that leads it (clauses S6 to S8).
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

  /** The whole box, to be put before the encoder's bytes. */
  public byte[] box() {
    LineWriter out = new LineWriter(FORMAT);
    out.line("wall", Lines.time(wall));
    out.line("clock", source.word(), uncertaintyMs.isPresent() ? uncertaintyMs.getAsLong() : "-");
    out.line("place", place.isPresent() ? place.get().words() : "-");
    out.line("battery", batteryPermille.isPresent() ? batteryPermille.getAsInt() : "-");
    byte[] text = out.bytes();
    byte[] box = Arrays.copyOf(header(HEADER_BYTES + text.length), HEADER_BYTES + text.length);
    System.arraycopy(text, 0, box, HEADER_BYTES, text.length);
    return box;
  }
}

package io.shuijing.hal.wire;

import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkLost;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Frames over TLS: two lengths of four bytes, big endian, then header and body. */
final class FrameStream {
  private static final int LENGTHS_BYTES = 8;

  private final TlsStream stream;
  private final ByteBuffer lengths = ByteBuffer.allocate(LENGTHS_BYTES);

  FrameStream(TlsStream stream) {
    this.stream = stream;
  }

  Frame read(Filler filler) throws LinkLost {
    stream.readFully(lengths.clear(), filler);
    int headerBytes = length(lengths.getInt(0), Frame.MAX_HEADER_BYTES, "header");
    int bodyBytes = length(lengths.getInt(Integer.BYTES), Frame.MAX_BODY_BYTES, "body");
    String header = text(bytes(headerBytes, filler));
    return new Frame(header, bytes(bodyBytes, filler));
  }

  void write(Frame frame) throws LinkLost {
    byte[] header = frame.header().getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = ByteBuffer.allocate(LENGTHS_BYTES + header.length);
    head.putInt(header.length).putInt(frame.body().length).put(header).flip();
    stream.write(new ByteBuffer[] {head, ByteBuffer.wrap(frame.body())});
  }

  private byte[] bytes(int count, Filler filler) throws LinkLost {
    byte[] bytes = new byte[count];
    stream.readFully(ByteBuffer.wrap(bytes), filler);
    return bytes;
  }

  /** Lengths are unsigned; they are believed only once they are known to be small. */
  private static int length(int said, int most, String what) throws LinkLost {
    if (Integer.compareUnsigned(said, most) > 0) {
      throw new LinkLost(
          "broken",
          "a frame with a " + what + " of " + Integer.toUnsignedString(said) + " bytes is refused");
    }
    return said;
  }

  private static String text(byte[] utf8) throws LinkLost {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new LinkLost("broken", "a frame whose header is not UTF-8 is refused", e);
    }
  }
}

package io.shuijing.simulator.capture;

import io.shuijing.simulator.capture.LensControl.View;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A stream of pictures in the form YUV4MPEG2, 4:2:0: a head line, then {@code FRAME} and planes.
 */
final class Pictures implements AutoCloseable {
  private static final int LONGEST_LINE = 200;
  private static final int BUFFER = 1 << 20;

  /** Black in the usual range of brightness. */
  private static final byte BLACK = 16;

  private static final int NOISE = 4;

  private static final byte NO_COLOUR = (byte) 128;

  private final InputStream in;
  private final String head;
  private final byte[][] dark;
  private byte[] picture;

  private Pictures(InputStream in, String head, int points) {
    this.in = in;
    this.head = head;
    this.picture = new byte[points * 3 / 2];
    this.dark = new byte[][] {dark(points, 1), dark(points, 2)};
  }

  // a sensor behind a hand is never quite still: pictures that were all alike would be frozen ones
  private static byte[] dark(int points, long seed) {
    byte[] picture = new byte[points * 3 / 2];
    Arrays.fill(picture, points, picture.length, NO_COLOUR);
    RandomGenerator noise = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < points; i++) {
      picture[i] = (byte) (BLACK + noise.nextInt(NOISE));
    }
    return picture;
  }

  static Pictures read(InputStream from) throws IOException {
    InputStream in = new BufferedInputStream(from, BUFFER);
    String head = line(in);
    if (!head.startsWith("YUV4MPEG2 ")) {
      throw new IOException("no pictures: '" + head + "'");
    }
    return new Pictures(in, head, number(head, 'W') * number(head, 'H'));
  }

  private static int number(String head, char key) throws IOException {
    for (String word : head.split(" ", -1)) {
      if (!word.isEmpty() && word.charAt(0) == key) {
        return Integer.parseInt(word.substring(1));
      }
    }
    throw new IOException("pictures without " + key + ": '" + head + "'");
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the pictures end");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  /** Passes pictures on, each at its time, until there are no more or nobody takes them. */
  void passOn(OutputStream out, LensControl lens) throws IOException {
    out.write((head + "\n").getBytes(StandardCharsets.US_ASCII));
    byte[] next = new byte[picture.length];
    int count = 0;
    while (true) {
      String frame = line(in);
      in.readNBytes(next, 0, next.length);
      View view = lens.view();
      if (view != View.FROZEN) {
        byte[] free = picture;
        picture = next;
        next = free;
      }
      out.write((frame + "\n").getBytes(StandardCharsets.US_ASCII));
      out.write(view == View.COVERED ? dark[count++ % 2] : picture);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

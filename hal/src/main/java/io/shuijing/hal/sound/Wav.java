package io.shuijing.hal.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A sound: RIFF/WAVE, PCM 16 bit, mono (Multimedia Programming Interface and Data Specifications
 * 1.0, IBM and Microsoft 1991).
 *
 * @param samplesPerSecond 8,000 to 96,000
 * @param samples at least one
 */
public record Wav(int samplesPerSecond, short[] samples) {
  /** Longest file that is read: six minutes at 96 kHz, an hour at 8 kHz. */
  public static final int MAX_BYTES = 64 << 20;

  private static final int HEADER_BYTES = 44;
  private static final int FORMAT_BYTES = 16;
  private static final short PCM = 1;

  public Wav {
    if (samplesPerSecond < 8_000 || samplesPerSecond > 96_000) {
      throw new IllegalArgumentException(samplesPerSecond + " samples per second");
    }
    if (samples.length == 0 || samples.length > (MAX_BYTES - HEADER_BYTES) / 2) {
      throw new IllegalArgumentException(samples.length + " samples");
    }
  }

  /**
   * Reads a file. Chunks beside {@code fmt} and {@code data} are passed over; sizes must be true.
   *
   * @throws MalformedWav if it is anything else
   */
  public static Wav parse(byte[] file) throws MalformedWav {
    if (file.length < HEADER_BYTES || file.length > MAX_BYTES) {
      throw new MalformedWav(file.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    expect(in, "RIFF");
    if (in.getInt() != file.length - 8) {
      throw new MalformedWav("the size in its head is not its size");
    }
    expect(in, "WAVE");
    int samplesPerSecond = 0;
    while (in.remaining() >= 8) {
      String chunk = fourCharacters(in);
      int size = in.getInt();
      if (size < 0 || size > in.remaining()) {
        throw new MalformedWav("chunk " + chunk + " of " + size + " bytes does not fit");
      }
      ByteBuffer body = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
      in.position(Math.min(in.limit(), in.position() + size + (size & 1)));
      if (chunk.equals("fmt ")) {
        samplesPerSecond = format(body);
      } else if (chunk.equals("data")) {
        return data(samplesPerSecond, body, in.remaining());
      }
    }
    throw new MalformedWav("no data");
  }

  /** The file, 44 bytes of head and the samples. */
  public byte[] toBytes() {
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(FORMAT_BYTES).putShort(PCM).putShort((short) 1);
    out.putInt(samplesPerSecond).putInt(2 * samplesPerSecond).putShort((short) 2);
    out.putShort((short) 16).put(ascii("data")).putInt(2 * samples.length);
    for (short sample : samples) {
      out.putShort(sample);
    }
    return out.array();
  }

  /** Length, rounded down. */
  public long durationMs() {
    return samples.length * 1000L / samplesPerSecond;
  }

  /** The loudest sample, 0 to 32,768. */
  public int peak() {
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs((int) sample));
    }
    return peak;
  }

  /**
   * The same sound at another rate, by straight lines between samples. That is good enough for
   * speech: what is wrong lies above half of the lower rate.
   */
  public Wav resampled(int newSamplesPerSecond) {
    double step = (double) samplesPerSecond / newSamplesPerSecond;
    short[] out = new short[Math.max(1, (int) (samples.length / step))];
    for (int i = 0; i < out.length; i++) {
      int before = Math.min((int) (i * step), samples.length - 1);
      int after = Math.min(before + 1, samples.length - 1);
      double part = i * step - before;
      out[i] = (short) Math.round(samples[before] * (1 - part) + samples[after] * part);
    }
    return new Wav(newSamplesPerSecond, out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wav(int rate, short[] theirs)
        && rate == samplesPerSecond
        && Arrays.equals(theirs, samples);
  }

  @Override
  public int hashCode() {
    return 31 * samplesPerSecond + Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    return "Wav[" + samplesPerSecond + " Hz, " + durationMs() + " ms]";
  }

  private static int format(ByteBuffer body) throws MalformedWav {
    if (body.remaining() != FORMAT_BYTES) {
      throw new MalformedWav("a format of " + body.remaining() + " bytes");
    }
    short code = body.getShort();
    short channels = body.getShort();
    int samplesPerSecond = body.getInt();
    int bytesPerSecond = body.getInt();
    short bytesPerFrame = body.getShort();
    short bits = body.getShort();
    if (code != PCM || channels != 1 || bits != 16) {
      throw new MalformedWav("code " + code + ", " + channels + " channels, " + bits + " bits");
    }
    if (samplesPerSecond < 8_000 || samplesPerSecond > 96_000) {
      throw new MalformedWav(samplesPerSecond + " samples per second");
    }
    if (bytesPerFrame != 2 || bytesPerSecond != 2 * samplesPerSecond) {
      throw new MalformedWav("its rates contradict each other");
    }
    return samplesPerSecond;
  }

  private static Wav data(int samplesPerSecond, ByteBuffer body, int bytesAfter)
      throws MalformedWav {
    if (samplesPerSecond == 0) {
      throw new MalformedWav("data before its format");
    }
    if (body.remaining() == 0 || body.remaining() % 2 != 0) {
      throw new MalformedWav(body.remaining() + " bytes of data");
    }
    if (bytesAfter > 0 && bytesAfter < 8) {
      throw new MalformedWav(bytesAfter + " bytes after its data");
    }
    short[] samples = new short[body.remaining() / 2];
    body.asShortBuffer().get(samples);
    return new Wav(samplesPerSecond, samples);
  }

  private static void expect(ByteBuffer in, String what) throws MalformedWav {
    if (!fourCharacters(in).equals(what)) {
      throw new MalformedWav("no " + what);
    }
  }

  private static String fourCharacters(ByteBuffer in) {
    byte[] name = new byte[4];
    in.get(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

package io.shuijing.simulator.sound;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.media.SoundDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What sounds in a room all the time. */
public sealed interface Background {

  /** Nothing. */
  record Silence() implements Background {
    @Override
    public Voice begin() {
      return block -> Arrays.fill(block, 0f);
    }
  }

  /**
   * A tone and white noise; levels in dB of full scale, for example -30 and -40.
   *
   * @param seed of the noise
   */
  record ToneAndNoise(double toneHz, double toneDb, double noiseDb, long seed)
      implements Background {
    @Override
    public Voice begin() {
      RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      double tone = Decibels.factor(toneDb) * Math.sqrt(2);
      double noise = Decibels.factor(noiseDb);
      double radians = 2 * Math.PI * toneHz / Room.SAMPLES_PER_SECOND;
      long[] at = {0};
      return block -> {
        for (int i = 0; i < block.length; i++) {
          block[i] = (float) (tone * Math.sin(radians * at[0]++) + noise * chance.nextGaussian());
        }
      };
    }
  }

  /** The sound of a media file, again and again. */
  record MediaSound(SoundDecoder decoder, Path media) implements Background {
    @Override
    public Voice begin() throws HardwareFault {
      return new DecodedVoice(decoder.stream(media, Room.SAMPLES_PER_SECOND, true));
    }
  }

  /** The sound of {@code media} if it has any, else silence. */
  static Background of(SoundDecoder decoder, Path media) throws HardwareFault {
    return decoder.hasSound(media) ? new MediaSound(decoder, media) : new Silence();
  }

  /** Starts it from its beginning, for one listener. */
  Voice begin() throws HardwareFault;

  /** A background that has begun. */
  interface Voice extends AutoCloseable {
    /** Fills {@code block} with the next samples, full scale being 1. */
    void next(float[] block) throws IOException;

    @Override
    default void close() throws IOException {}
  }

  /** Samples that a decoder process gives. */
  record DecodedVoice(InputStream decoder) implements Voice {
    @Override
    public void next(float[] block) throws IOException {
      byte[] bytes = decoder.readNBytes(2 * block.length);
      if (bytes.length < 2 * block.length) {
        throw new HardwareFault("sound", "died", "the decoder of the background sound has ended");
      }
      ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < block.length; i++) {
        block[i] = samples.getShort() / 32_768f;
      }
    }

    @Override
    public void close() throws IOException {
      decoder.close();
    }
  }
}

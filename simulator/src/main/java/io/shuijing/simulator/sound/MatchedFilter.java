package io.shuijing.simulator.sound;

import io.shuijing.hal.sound.Wav;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Looks for a sound in a longer recording, by cross-correlation.
 *
 * <p>Both are whitened between 200 and 4000 Hz (every frequency counts the same, Knapp and Carter
 * 1976, "PHAT"), so that a loud hum or a coloured background does not hide the sound. Whether it is
 * there is told by how far the highest peak stands above the next.
 */
public final class MatchedFilter {
  /** From this ratio on the sound is there; without it the ratio is about 1. */
  public static final double THRESHOLD = 3;

  private static final double LOWEST_HZ = 200;
  private static final double HIGHEST_HZ = 4_000;
  private static final double PEAK_SECONDS = 0.1;
  private static final int MAX_SAMPLES = 1 << 23;

  private MatchedFilter() {}

  /**
   * Where a sound fits best.
   *
   * @param positionMs of its beginning in the recording
   * @param ratio its peak over the highest peak more than 0.1 s away
   */
  public record Match(double positionMs, double ratio) {
    /** Whether it really is there. */
    public boolean found() {
      return ratio >= THRESHOLD;
    }
  }

  /**
   * Finds where {@code sought} fits best in {@code recording}.
   *
   * @param recording at least 8 kHz; together with {@code sought} no longer than 8 million samples
   * @param sought at any rate
   */
  public static Match find(Wav recording, Wav sought) {
    int rate = recording.samplesPerSecond();
    short[] wanted = sought.resampled(rate).samples();
    short[] all = recording.samples();
    if ((long) all.length + wanted.length > MAX_SAMPLES) {
      throw new IllegalArgumentException("more than " + MAX_SAMPLES + " samples: cut it");
    }
    double[] correlation = whitenedCorrelation(all, wanted, rate);
    int apart = (int) (PEAK_SECONDS * rate);
    int peak = highest(correlation, all.length, i -> true);
    int next = highest(correlation, all.length, i -> Math.abs(i - peak) > apart);
    double ratio = Math.abs(correlation[peak]) / Math.abs(correlation[next]);
    return new Match(peak * 1000.0 / rate, ratio);
  }

  private static double[] whitenedCorrelation(short[] all, short[] wanted, int rate) {
    int size = Integer.highestOneBit(all.length + wanted.length - 1) * 2;
    // Two real signals in one complex transform: one is the real, one the imaginary part.
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < all.length; i++) {
      re[i] = all[i];
    }
    for (int i = 0; i < wanted.length; i++) {
      im[i] = wanted[i];
    }
    Fourier fourier = new Fourier(size);
    fourier.transform(re, im);
    double[] crossRe = new double[size];
    double[] crossIm = new double[size];
    int last = (int) Math.min(size / 2 - 1, HIGHEST_HZ * size / rate);
    for (int k = (int) (LOWEST_HZ * size / rate); k <= last; k++) {
      int mirror = size - k;
      double allRe = re[k] + re[mirror];
      double allIm = im[k] - im[mirror];
      double wantedRe = im[k] + im[mirror];
      double wantedIm = re[mirror] - re[k];
      double productRe = allRe * wantedRe + allIm * wantedIm;
      double productIm = allIm * wantedRe - allRe * wantedIm;
      double magnitude = Math.hypot(productRe, productIm);
      if (magnitude > 0) {
        // Conjugated, so that the forward transform serves as the inverse.
        crossRe[k] = productRe / magnitude;
        crossIm[k] = -productIm / magnitude;
      }
    }
    fourier.transform(crossRe, crossIm);
    return crossRe;
  }

  private static int highest(double[] values, int end, IntPredicate allowed) {
    return IntStream.range(0, end)
        .filter(allowed)
        .reduce((best, i) -> Math.abs(values[i]) > Math.abs(values[best]) ? i : best)
        .orElseThrow(() -> new IllegalArgumentException("the recording is too short"));
  }
}

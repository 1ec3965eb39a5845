package io.shuijing.simulator.sound;

/** The discrete Fourier transform of a power of two of complex numbers, in place. */
final class Fourier {
  private final int size;
  private final double[] cos;
  private final double[] sin;

  Fourier(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(size + " is not a power of two");
    }
    this.size = size;
    this.cos = new double[size / 2];
    this.sin = new double[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / size);
      sin[i] = Math.sin(2 * Math.PI * i / size);
    }
  }

  /** Cooley and Tukey's algorithm, radix 2; not scaled, so that twice gives size times as much. */
  void transform(double[] re, double[] im) {
    reverseBits(re);
    reverseBits(im);
    for (int half = 1; half < size; half *= 2) {
      int stride = size / (2 * half);
      for (int start = 0; start < size; start += 2 * half) {
        for (int i = start, w = 0; i < start + half; i++, w += stride) {
          int j = i + half;
          double oddRe = re[j] * cos[w] + im[j] * sin[w];
          double oddIm = im[j] * cos[w] - re[j] * sin[w];
          re[j] = re[i] - oddRe;
          im[j] = im[i] - oddIm;
          re[i] += oddRe;
          im[i] += oddIm;
        }
      }
    }
  }

  private void reverseBits(double[] values) {
    int shift = Integer.numberOfLeadingZeros(size - 1);
    for (int i = 0; i < size; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (i < j) {
        double swapped = values[i];
        values[i] = values[j];
        values[j] = swapped;
      }
    }
  }
}

package io.shuijing.hal.linux;

import io.shuijing.hal.secrets.Entropy;
import java.security.SecureRandom;

/** The kernel's random numbers, random(4). */
public final class SystemEntropy implements Entropy {
  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] bytes(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("cannot give " + count + " bytes");
    }
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}

package io.shuijing.simulator.shift;

import io.shuijing.evidence.seal.Sealing;
import io.shuijing.simulator.oracle.ShadowLog;
import java.nio.ByteBuffer;

/**
 * Sealing that hides nothing, and gives the same bytes in every run. The real one draws from the
 * machine's chance and could not be replayed; it is tested elsewhere.
 */
final class ToySealing implements Sealing {
  private static final int HEAD_BYTES = 16;
  private static final byte VEIL = 0x5a;

  private final ShadowLog log;
  private long sealed;

  ToySealing(ShadowLog log) {
    this.log = log;
  }

  @Override
  public byte[] seal(byte[] plain) {
    byte[] bytes = new byte[HEAD_BYTES + plain.length];
    ByteBuffer.wrap(bytes).putLong(0x746f792d7365616cL).putLong(sealed++);
    for (int i = 0; i < plain.length; i++) {
      bytes[HEAD_BYTES + i] = (byte) (plain[i] ^ VEIL);
    }
    log.sealed(plain, bytes);
    return bytes;
  }
}

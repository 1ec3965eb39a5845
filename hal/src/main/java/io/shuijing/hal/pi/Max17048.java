package io.shuijing.hal.pi;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import io.shuijing.hal.HardwareFault;
import org.tinylog.Logger;

/**
 * The fuel gauge MAX17048 or MAX17049 on an I²C bus, for one lithium-ion cell. Registers and units
 * as in its data sheet (Analog Devices, 19-6171), each 16 bits, the high byte first.
 */
final class Max17048 {
  /** Its address, which cannot be changed. */
  static final int ADDRESS = 0x36;

  static final int VCELL = 0x02;
  static final int SOC = 0x04;
  static final int VERSION = 0x08;
  static final int CRATE = 0x16;

  private static final int VERSION_OF_THE_FAMILY = 0x0010;
  private static final int VERSION_MASK = 0xFFF0;

  private final I2C bus;
  private boolean known;

  Max17048(I2C bus) {
    this.bus = bus;
  }

  /**
   * What it says now. What fails is tried once more.
   *
   * @throws HardwareFault part {@code battery}, fault {@code silent}, {@code bus-hangs} or {@code
   *     unknown-gauge}
   */
  GaugeReading read() throws HardwareFault {
    if (!known) {
      identify();
    }
    return new GaugeReading(
        register(VCELL) * 78.125 / 1_000, register(SOC) / 256.0, (short) register(CRATE) * 0.208);
  }

  private void identify() throws HardwareFault {
    int version = register(VERSION);
    if ((version & VERSION_MASK) != VERSION_OF_THE_FAMILY) {
      throw new HardwareFault(
          "battery",
          "unknown-gauge",
          "battery: what answers at " + ADDRESS + " is no MAX17048 (version " + version + ")");
    }
    known = true;
  }

  private int register(int number) throws HardwareFault {
    try {
      return readOnce(number);
    } catch (Pi4JException e) {
      Logger.debug("battery: once more, since {}", e.getMessage());
    }
    try {
      return readOnce(number);
    } catch (Pi4JException e) {
      known = false;
      throw fault(e);
    }
  }

  private int readOnce(int number) {
    byte[] word = new byte[2];
    int count = bus.readRegister(number, word);
    if (count != word.length) {
      throw new com.pi4j.io.exception.IOException("only " + count + " bytes came");
    }
    return Byte.toUnsignedInt(word[0]) << 8 | Byte.toUnsignedInt(word[1]);
  }

  private static HardwareFault fault(Pi4JException e) {
    boolean hangs =
        e.getCause() instanceof SystemCallFailed failed
            && failed.errno() == SystemCallFailed.ETIMEDOUT;
    return new HardwareFault(
        "battery",
        hangs ? "bus-hangs" : "silent",
        "battery: the fuel gauge does not answer; " + e.getMessage(),
        e);
  }
}

package io.shuijing.hal.pi;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import java.util.Arrays;

/** A device on a bus of the kernel, as Pi4J's I2C. */
final class I2cDevice extends I2CBase<I2cBus> {
  private static final byte[] NOTHING = {};

  private boolean closed;

  I2cDevice(I2CProvider provider, I2CConfig config, I2cBus bus) {
    super(provider, config, bus);
  }

  private synchronized void transfer(byte[] write, byte[] read) {
    if (closed) {
      throw new IOException("the bus is closed");
    }
    try {
      i2CBus.transfer(config.device(), write, read);
    } catch (SystemCallFailed e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private int write(byte[] register, byte[] data, int offset, int length) {
    byte[] all = Arrays.copyOf(register, register.length + length);
    System.arraycopy(data, offset, all, register.length, length);
    transfer(all, NOTHING);
    return length;
  }

  private int read(byte[] register, byte[] into, int offset, int length) {
    byte[] read = new byte[length];
    transfer(register, read);
    System.arraycopy(read, 0, into, offset, length);
    return length;
  }

  private static byte[] number(int register) {
    return new byte[] {(byte) register};
  }

  @Override
  public int read() {
    return readRegister(NOTHING);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return read(NOTHING, into, offset, length);
  }

  @Override
  public int write(byte value) {
    return write(NOTHING, new byte[] {value}, 0, 1);
  }

  @Override
  public int write(byte[] data, int offset, int length) {
    return write(NOTHING, data, offset, length);
  }

  @Override
  public int readRegister(int register) {
    return readRegister(number(register));
  }

  private int readRegister(byte[] register) {
    byte[] one = new byte[1];
    transfer(register, one);
    return Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int readRegister(byte[] register, byte[] into, int offset, int length) {
    return read(register, into, offset, length);
  }

  @Override
  public int readRegister(int register, byte[] into, int offset, int length) {
    return read(number(register), into, offset, length);
  }

  @Override
  public int writeRegister(int register, byte value) {
    return write(number(register), new byte[] {value}, 0, 1);
  }

  @Override
  public int writeRegister(int register, byte[] data, int offset, int length) {
    return write(number(register), data, offset, length);
  }

  @Override
  public int writeRegister(byte[] register, byte[] data, int offset, int length) {
    return write(register, data, offset, length);
  }

  @Override
  public synchronized I2C shutdownInternal(Context context) {
    super.shutdownInternal(context);
    if (!closed) {
      closed = true;
      i2CBus.close();
    }
    return this;
  }
}

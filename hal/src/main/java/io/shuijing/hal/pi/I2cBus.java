package io.shuijing.hal.pi;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * An I²C bus of the kernel, {@code /dev/i2c-N}, as {@code linux/i2c-dev.h} has it. What is written
 * and what is then read is one transfer, so that no other program gets in between.
 */
final class I2cBus extends I2CBusBase implements AutoCloseable {
  private static final long TRANSFER = 0x0707;
  private static final short READ = 1;

  // struct i2c_msg
  private static final long MESSAGE_BYTES = 16;
  private static final long FLAGS = 2;
  private static final long LENGTH = 4;
  private static final long BUFFER = 8;

  // struct i2c_rdwr_ioctl_data
  private static final long TRANSFER_BYTES = 16;
  private static final long COUNT = 8;

  private final CharacterDevice device;

  private I2cBus(I2CConfig config, CharacterDevice device) {
    super(config);
    this.device = device;
  }

  static I2cBus open(SystemCalls calls, I2CConfig config) throws SystemCallFailed {
    Path path = Path.of("/dev/i2c-" + config.bus());
    return new I2cBus(config, CharacterDevice.open(calls, path));
  }

  @Override
  public <R> R execute(I2C i2c, Callable<R> action) {
    return _execute(i2c, action);
  }

  /** Writes, if there is something to write, then reads, if something is wanted. */
  void transfer(int address, byte[] write, byte[] read) throws SystemCallFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment written = arena.allocateFrom(ValueLayout.JAVA_BYTE, write);
      MemorySegment wanted = arena.allocate(Math.max(1, read.length));
      MemorySegment messages = arena.allocate(2 * MESSAGE_BYTES, 8);
      int count = 0;
      if (write.length > 0) {
        message(messages.asSlice(0, MESSAGE_BYTES), address, (short) 0, written, write.length);
        count++;
      }
      if (read.length > 0) {
        MemorySegment at = messages.asSlice(count * MESSAGE_BYTES, MESSAGE_BYTES);
        message(at, address, READ, wanted, read.length);
        count++;
      }
      MemorySegment transfer = arena.allocate(TRANSFER_BYTES, 8);
      transfer.set(ValueLayout.ADDRESS, 0, messages);
      transfer.set(ValueLayout.JAVA_INT, COUNT, count);
      device.control(TRANSFER, transfer);
      MemorySegment.copy(wanted, ValueLayout.JAVA_BYTE, 0, read, 0, read.length);
    }
  }

  private static void message(
      MemorySegment at, int address, short flags, MemorySegment buffer, int length) {
    at.set(ValueLayout.JAVA_SHORT, 0, (short) address);
    at.set(ValueLayout.JAVA_SHORT, FLAGS, flags);
    at.set(ValueLayout.JAVA_SHORT, LENGTH, (short) length);
    at.set(ValueLayout.ADDRESS, BUFFER, buffer);
  }

  @Override
  public void close() {
    device.close();
  }
}

package io.shuijing.hal.pi;

import java.io.IOException;

/** A call of the kernel that failed, with its error number. */
final class SystemCallFailed extends IOException {
  private static final long serialVersionUID = 1L;

  /** No such file, as in {@code asm-generic/errno-base.h}; so are those that follow. */
  static final int ENOENT = 2;

  static final int ENXIO = 6;
  static final int EACCES = 13;
  static final int EBUSY = 16;
  static final int EINVAL = 22;
  static final int ETIMEDOUT = 110;
  static final int EREMOTEIO = 121;

  private final int errno;

  SystemCallFailed(String what, int errno) {
    super(what + ": " + meaning(errno));
    this.errno = errno;
  }

  int errno() {
    return errno;
  }

  /** What it means for these devices, with the next step. */
  private static String meaning(int errno) {
    return switch (errno) {
      case ENOENT -> "it is not there: check the number, and switch the bus on (raspi-config)";
      case EACCES -> "not permitted: add this user to the group that owns it (gpio, i2c)";
      case EBUSY -> "something else uses it: stop that program, or choose another pin";
      case EINVAL -> "there is no such pin, or it cannot do that: check the number";
      case ENXIO, EREMOTEIO -> "nothing answers at that address: check the wiring";
      case ETIMEDOUT -> "the bus hangs: check the wiring and the pull-up resistors";
      default -> "error " + errno + " of the kernel: check the wiring";
    };
  }
}

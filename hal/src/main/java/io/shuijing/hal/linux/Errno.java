package io.shuijing.hal.linux;

import java.util.Arrays;
import java.util.Optional;

/**
 * The error numbers of Linux that mean something to us, {@code asm-generic/errno.h}.
 *
 * <p>NIO hides the number and shows only the text of strerror(3), which follows the locale of the
 * machine; so the text is compared with what strerror(3) says here and now.
 */
enum Errno {
  ENOENT(2),
  EIO(5),
  ENXIO(6),
  EACCES(13),
  EEXIST(17),
  ENODEV(19),
  EINVAL(22),
  ENOSPC(28),
  EROFS(30),
  ENOSYS(38),
  ENOTEMPTY(39),
  ELOOP(40),
  ENOTDIR(20),
  EPERM(1),
  EOPNOTSUPP(95),
  ESTALE(116),
  EDQUOT(122),
  ENOMEDIUM(123);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  static Optional<Errno> said(String text) {
    return Arrays.stream(values()).filter(e -> text.equals(Libc.strerror(e.number))).findFirst();
  }

  int number() {
    return number;
  }
}

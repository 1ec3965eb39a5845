package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Renames that never replace what is there. */
final class Renaming {
  private static final Object ONE_AT_A_TIME = new Object();

  private Renaming() {}

  /** Lets the kernel refuse atomically, renameat2(2) with RENAME_NOREPLACE. */
  static void withoutReplacing(VolumePart part, Path from, Path to) throws HardwareFault {
    int error = Libc.renameWithoutReplacing(from, to);
    if (error == 0) {
      return;
    }
    // File systems that do not know the flag say EINVAL, as NFS does.
    if (error == Errno.EINVAL.number() || error == Errno.ENOSYS.number()) {
      lookThenRename(part, from, to);
    } else {
      throw part.byNumber(error, "rename " + from + " to", to);
    }
  }

  /** Safe only because one process owns the folder, and within it one rename happens at a time. */
  static void lookThenRename(VolumePart part, Path from, Path to) throws HardwareFault {
    synchronized (ONE_AT_A_TIME) {
      try {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
          throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw part.of(e, "rename " + from + " to", to);
      }
    }
  }
}

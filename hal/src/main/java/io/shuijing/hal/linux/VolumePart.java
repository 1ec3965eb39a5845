package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells in one line what happened to a volume, and names it by the word the owner gave it. */
record VolumePart(String name, Path root) {

  HardwareFault fault(String fault, String message) {
    return new HardwareFault(name, fault, name + ": " + message);
  }

  HardwareFault gone() {
    return fault(
        "gone",
        "what was at " + root + " is not there any more: put the " + name + " back, restart");
  }

  /** What tells this folder from another at the same place: device and inode. */
  Object rootKey() throws HardwareFault {
    try {
      BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
      if (!attributes.isDirectory()) {
        throw new NotDirectoryException(root.toString());
      }
      return Objects.requireNonNull(attributes.fileKey(), "Linux gives every file a key");
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw caused("gone", "there is no folder " + root + ": put the " + name + " in", e);
    } catch (IOException e) {
      throw of(e, "look at", root);
    }
  }

  HardwareFault readOnly(String doing, Path path, Exception cause) {
    return caused("read-only", "cannot " + doing + " " + path + ": it may only be read", cause);
  }

  HardwareFault full(Path path) {
    return fault("full", "no space left for " + path + ": free some, or give it more");
  }

  /** What an exception of NIO means; {@code doing} is a verb, such as {@code append to}. */
  HardwareFault of(IOException e, String doing, Path path) {
    String what = "cannot " + doing + " " + path + ": ";
    return switch (e) {
      case NoSuchFileException _ -> caused("absent", what + "it is not there", e);
      case FileAlreadyExistsException _ -> caused("exists", what + "the name is taken", e);
      case DirectoryNotEmptyException _ -> caused("not-empty", what + "it is not empty", e);
      case AccessDeniedException _ -> notPermitted(what, e);
      case NotDirectoryException _ ->
          caused("absent", what + "a file is where a folder should be", e);
      case FileSystemLoopException _ -> caused("bad-path", what + "it is a link", e);
      case ClosedByInterruptException _ ->
          caused("io", what + "the thread was interrupted; never interrupt one that writes", e);
      case FileSystemException f -> byErrno(f.getReason(), what, path, e);
      default -> byErrno(e.getMessage(), what, path, e);
    };
  }

  HardwareFault byNumber(int number, String doing, Path path) {
    IOException cause = new IOException(Libc.strerror(number));
    return byErrno(cause.getMessage(), "cannot " + doing + " " + path + ": ", path, cause);
  }

  private HardwareFault byErrno(@Nullable String text, String what, Path path, IOException e) {
    String said = text == null ? e.getClass().getSimpleName() : text;
    Optional<Errno> errno = Errno.said(said);
    if (errno.isEmpty()) {
      return caused("io", what + said, e);
    }
    return switch (errno.get()) {
      case ENOSPC, EDQUOT -> withCause(full(path), e);
      case EROFS -> caused("read-only", what + "the file system is mounted read-only", e);
      case EACCES, EPERM -> notPermitted(what, e);
      case ENODEV, ENXIO, ENOMEDIUM, ESTALE -> withCause(gone(), e);
      case ENOENT, ENOTDIR -> caused("absent", what + "it is not there", e);
      case EEXIST -> caused("exists", what + "the name is taken", e);
      case ENOTEMPTY -> caused("not-empty", what + "it is not empty", e);
      case ELOOP -> caused("bad-path", what + "it is a link", e);
      case EIO, EINVAL, ENOSYS, EOPNOTSUPP -> caused("io", what + said, e);
    };
  }

  private HardwareFault notPermitted(String what, IOException e) {
    return caused("read-only", what + "this user may not; give it the rights on " + root, e);
  }

  private HardwareFault caused(String fault, String message, Exception cause) {
    return new HardwareFault(name, fault, name + ": " + message, cause);
  }

  private static HardwareFault withCause(HardwareFault fault, IOException cause) {
    fault.initCause(cause);
    return fault;
  }
}

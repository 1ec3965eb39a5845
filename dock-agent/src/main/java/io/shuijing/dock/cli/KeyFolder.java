package io.shuijing.dock.cli;

import io.shuijing.dock.office.KeyFile;
import io.shuijing.dock.office.KeyPaths;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/** Writes key files: private ones for their owner alone, and never over another one. */
final class KeyFolder {
  private KeyFolder() {}

  /** All of them or none: the folder appears when everything in it is durable. */
  static void found(Path office, List<KeyFile> files) throws IOException {
    Path unfinished = office.resolve("keys.unfinished");
    Files.createDirectories(unfinished);
    try (var left = Files.newDirectoryStream(unfinished)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
    for (KeyFile file : files) {
      write(unfinished.resolve(Path.of(file.path()).getFileName()), file);
    }
    flush(unfinished);
    Files.move(unfinished, office.resolve(KeyPaths.FOLDER), StandardCopyOption.ATOMIC_MOVE);
    flush(office);
  }

  static void write(Path path, KeyFile file) throws IOException {
    if (Files.exists(path)) {
      if (!Arrays.equals(Files.readAllBytes(path), file.content())) {
        throw new HardwareFault(
            "store",
            "exists",
            path + " is there already with other content; nothing is overwritten: move it away");
      }
      return;
    }
    Files.createFile(
        path,
        PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString(file.secret() ? "rw-------" : "rw-r--r--")));
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(file.content()));
      channel.force(true);
    }
  }

  static void flush(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}

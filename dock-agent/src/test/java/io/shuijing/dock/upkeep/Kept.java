package io.shuijing.dock.upkeep;

import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.cli.KeyFolder;
import io.shuijing.evidence.verify.TrustAnchors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An office that has taken over all of a recorder. */
record Kept(Path folder, Shift shift, RecorderFolder card) {
  static final String DOMAIN = "ruzhou-water.example";

  static Kept in(Path folder) throws Exception {
    Shift shift = Shift.in(folder);
    RecorderFolder card = shift.enrolled("RZ-0007");
    card.session(1, 3, 5000);
    card.session(2, 2, 300);
    shift.dock(shift.answering(card));
    shift.office().publishKeys();
    return new Kept(folder, shift, card);
  }

  TrustAnchors anchors() throws IOException {
    return KeyFolder.read(folder.resolve("keys")).anchors();
  }

  /** Flips one bit of a file. */
  void flip(String path, int at) {
    Path file = folder.resolve(path);
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[at % bytes.length] ^= 1;
      write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.deleteIfExists(file);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, bytes);
  }
}

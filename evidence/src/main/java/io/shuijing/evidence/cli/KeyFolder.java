package io.shuijing.evidence.cli;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.verify.TrustAnchors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A folder of keys that one trusts: {@code *.vkey}, one verifier key on a line, and perhaps {@code
 * revoked} (spec 7, clause V4).
 */
public record KeyFolder(Path folder, TrustAnchors anchors) {
  private static final long MAX_FILE_BYTES = 1 << 20;

  /**
   * Reads a folder.
   *
   * @throws IOException if it cannot be read or a key file is none; the message names the file
   */
  public static KeyFolder read(Path folder) throws IOException {
    List<VerifierKey> keys = new ArrayList<>();
    for (Path file : vkeys(folder)) {
      try {
        keys.addAll(TrustAnchors.parseKeys(text(file)));
      } catch (Malformed e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
    return new KeyFolder(
        folder, revoked(folder, TrustAnchors.of(keys.stream().distinct().toList())));
  }

  private static TrustAnchors revoked(Path folder, TrustAnchors anchors) throws IOException {
    Path revoked = folder.resolve("revoked");
    if (!Files.isRegularFile(revoked)) {
      return anchors;
    }
    try {
      return anchors.withRevocations(text(revoked).getBytes(StandardCharsets.UTF_8));
    } catch (Malformed e) {
      throw new IOException(revoked + ": " + e.getMessage(), e);
    }
  }

  /**
   * The nearest folder {@code keys} with verifier keys, beside a recorder's folder or up to two
   * levels above; never within it: what comes with the evidence cannot vouch for it.
   */
  static Optional<Path> near(Path recorder) throws IOException {
    Path at = recorder.toAbsolutePath().normalize().getParent();
    for (int level = 0; level <= 2 && at != null; level++) {
      Path keys = at.resolve("keys");
      if (Files.isDirectory(keys) && !vkeys(keys).isEmpty()) {
        return Optional.of(keys);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  private static TreeSet<Path> vkeys(Path folder) throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.vkey")) {
      found.forEach(files::add);
    }
    return files;
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException(file + " is too long for a key file");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}

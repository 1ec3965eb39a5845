package io.shuijing.dock.upkeep;

import io.shuijing.dock.custody.Register;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.note.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A key that lies there and is to be logged. */
record EnrolledKey(Path file) implements Register.Target, Register.Draft {
  @Override
  public String path() {
    return "keys/" + file.getFileName();
  }

  @Override
  public Optional<byte[]> stored() {
    return Optional.empty();
  }

  @Override
  public void store(byte[] content) {}

  @Override
  public byte[] content() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CustodyEntry entry(byte[] content) throws Malformed {
    return new CustodyEntry.Enrol(
        VerifierKey.parse(new String(content, StandardCharsets.UTF_8).strip()), Optional.empty());
  }
}

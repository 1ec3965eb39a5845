package io.shuijing.dock.cli;

import io.shuijing.dock.custody.Register;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A public key in the office's folder that is entered into the register.
 *
 * @param logged what the custody log says of it
 */
record KeptKey(Path office, KeyFile file, CustodyEntry logged)
    implements Register.Target, Register.Draft {
  @Override
  public byte[] content() {
    return file.content();
  }

  @Override
  public CustodyEntry entry(byte[] content) throws Malformed {
    if (!Arrays.equals(content, file.content())) {
      throw new Malformed("K5", "another key was about to be enrolled");
    }
    return logged;
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public Optional<byte[]> stored() throws HardwareFault {
    Path path = office.resolve(file.path());
    try {
      if (!Files.exists(path)) {
        return Optional.empty();
      }
      KeyFolder.flush(path.resolveSibling(""));
      return Optional.of(Files.readAllBytes(path));
    } catch (IOException e) {
      throw fault(path, e);
    }
  }

  @Override
  public void store(byte[] content) throws HardwareFault {
    Path path = office.resolve(file.path());
    try {
      KeyFolder.write(path, new KeyFile(file.path(), content, false));
      KeyFolder.flush(path.resolveSibling(""));
    } catch (HardwareFault e) {
      throw e;
    } catch (IOException e) {
      throw fault(path, e);
    }
  }

  private static HardwareFault fault(Path path, IOException e) {
    return new HardwareFault("store", "io", path + ": " + e.getMessage(), e);
  }
}

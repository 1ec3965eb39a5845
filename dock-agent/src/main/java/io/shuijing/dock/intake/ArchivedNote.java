package io.shuijing.dock.intake;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.custody.Register;
import io.shuijing.hal.HardwareFault;
import java.util.Optional;

/** A note of the archive that is entered into the register. */
record ArchivedNote(Archive archive, ObjectKey key) implements Register.Target {
  @Override
  public String path() {
    return DirectoryArchive.FOLDER + "/" + key.text();
  }

  @Override
  public Optional<byte[]> stored() throws HardwareFault {
    if (archive.size(key).isEmpty()) {
      return Optional.empty();
    }
    archive.confirm(key);
    return Optional.of(archive.read(key));
  }

  @Override
  public void store(byte[] content) throws HardwareFault {
    archive.put(key, content);
  }
}

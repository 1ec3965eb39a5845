package io.shuijing.dock.intake;

import io.shuijing.dock.custody.Register;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.CustodyEntry.Content;
import io.shuijing.evidence.custody.CustodyEntry.Occasion;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.Optional;

/** Why something is in quarantine, as a file; the first one stays. */
record Reason(Volume volume, String path, byte[] content)
    implements Register.Target, Register.Draft {
  static final String FORMAT = "shuijing-quarantine/v1";
  private static final int MAX_BYTES = 64 * 1024;

  @Override
  public Optional<byte[]> stored() throws HardwareFault {
    if (!volume.exists(path)) {
      return Optional.empty();
    }
    volume.flushFolderAnew(WholeFile.folderOf(path));
    return Optional.of(WholeFile.read(volume, path, MAX_BYTES));
  }

  @Override
  public void store(byte[] text) throws HardwareFault {
    WholeFile.write(volume, path, text);
  }

  @Override
  public CustodyEntry entry(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(FORMAT);
    Name recorder = Name.parse(in.value("recorder"));
    String file = in.value("path");
    String[] words = in.values("content", 2);
    Content found =
        words[1].equals("-")
            ? new Content(Optional.empty(), Lines.number(words[0]))
            : new Content(Optional.of(Digest.fromHex(words[1])), Lines.number(words[0]));
    in.value("found");
    return new CustodyEntry.Verified(recorder, file, found, in.value("finding"), Occasion.INTAKE);
  }
}

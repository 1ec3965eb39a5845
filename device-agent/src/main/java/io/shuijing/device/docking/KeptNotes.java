package io.shuijing.device.docking;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.Arrays;

/** A folder of notes on the card, named by the size of the journal they speak of. */
final class KeptNotes {
  private static final int MAX_SAME_SIZE = 99;

  private final Volume card;
  private final String folder;

  KeptNotes(Volume card, String folder) {
    this.card = card;
    this.folder = folder;
  }

  /** Keeps a note; when this returns, it is durable. The same note is kept once. */
  void keep(long size, byte[] note) throws HardwareFault {
    for (int i = 1; i <= MAX_SAME_SIZE; i++) {
      String path = folder + "/" + size + (i == 1 ? "" : "-" + i) + ".note";
      if (!card.exists(path)) {
        write(path, note);
        return;
      }
      try (VolumeFile kept = card.open(path)) {
        if (Arrays.equals(FileBytes.all(kept).bytes(), note)) {
          kept.flush();
          card.flushFolder(folder);
          return;
        }
      }
    }
    throw new HardwareFault("card", "too-many", "too many notes of one size are kept already");
  }

  private void write(String path, byte[] note) throws HardwareFault {
    try (VolumeFile file = card.create(path)) {
      file.append(note);
      file.flush();
    }
    card.flushFolder(folder);
  }
}

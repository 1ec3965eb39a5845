package io.shuijing.device.docking;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.Arrays;
import java.util.List;

/**
 * A folder of notes on the card, named by the size of the journal they speak of. A note has its
 * name only when it is whole and durable.
 */
final class KeptNotes {
  private static final int MAX_SAME_SIZE = 99;

  private static final String PART = ".part";

  private final Volume card;
  private final String folder;

  private KeptNotes(Volume card, String folder) {
    this.card = card;
    this.folder = folder;
  }

  /** The notes in a folder; what was begun there and never became a note is removed. */
  static KeptNotes open(Volume card, String folder) throws HardwareFault {
    for (String name : card.files(folder)) {
      if (name.endsWith(PART)) {
        card.remove(folder + "/" + name);
      }
    }
    return new KeptNotes(card, folder);
  }

  /** Names of the notes. */
  List<String> names() throws HardwareFault {
    return card.files(folder);
  }

  /** A note by its name. */
  byte[] read(String name) throws HardwareFault {
    try (VolumeFile file = card.open(folder + "/" + name)) {
      return FileBytes.all(file).bytes();
    }
  }

  /** Makes the names of all of them durable for certain. */
  void makeSure() throws HardwareFault {
    card.flushFolderAnew(folder);
  }

  /** Keeps a note; when this returns, it is durable. The same note is kept once. */
  void keep(long size, byte[] note) throws HardwareFault {
    for (int i = 1; i <= MAX_SAME_SIZE; i++) {
      String name = size + (i == 1 ? "" : "-" + i) + ".note";
      if (!card.exists(folder + "/" + name)) {
        write(folder + "/" + name, note);
        return;
      }
      if (Arrays.equals(read(name), note)) {
        makeSure();
        return;
      }
    }
    throw new HardwareFault("card", "too-many", "too many notes of one size are kept already");
  }

  private void write(String path, byte[] note) throws HardwareFault {
    if (card.exists(path + PART)) {
      card.remove(path + PART);
    }
    try (VolumeFile file = card.create(path + PART)) {
      file.append(note);
      file.flush();
    }
    card.rename(path + PART, path);
    card.flushFolder(folder);
  }
}

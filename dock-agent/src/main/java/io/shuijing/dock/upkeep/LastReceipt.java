package io.shuijing.dock.upkeep;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.List;
import java.util.Optional;

/** The receipt of a recorder that says most. */
final class LastReceipt {
  private LastReceipt() {}

  /** Empty if there is none, or it cannot be read, which the audit of the log says. */
  static Optional<Receipt> of(Volume volume, Name recorder) throws HardwareFault {
    DirectoryArchive archive = new DirectoryArchive(volume);
    List<Long> sizes = archive.receipts(recorder);
    if (sizes.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] note = archive.read(ObjectKey.receipt(recorder, sizes.getLast()));
      return Optional.of(Receipt.parse(Note.parse(note).text()));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }
}

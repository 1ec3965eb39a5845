package io.shuijing.dock.intake;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.office.Office;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives receipts: the office's last word, after everything that it names is durable.
 *
 * <p>Whoever adds a duty that must be done before a receipt (such as an entry in the office's log)
 * adds it here, before {@link #give} stores the receipt.
 */
public final class ReceiptDesk {
  private final Office office;
  private final Archive archive;

  public ReceiptDesk(Office office, Archive archive) {
    this.office = office;
    this.archive = archive;
  }

  /** A receipt as stored. */
  public record Given(long size, byte[] note) {}

  /**
   * A durable receipt for all that the office holds of a recorder.
   *
   * @return empty if there is one for this very journal that says something else: it can only be
   *     replaced by one for a longer journal, and journals grow
   */
  public Optional<Given> give(Holding holding, Instant now) throws IOException {
    holding.flush();
    Receipt receipt = receipt(holding, now);
    ObjectKey key = ObjectKey.receipt(receipt.recorder(), receipt.size());
    if (archive.size(key).isPresent()) {
      byte[] stored = archive.read(key);
      archive.confirm(key);
      return saysTheSame(stored, receipt)
          ? Optional.of(new Given(receipt.size(), stored))
          : Optional.empty();
    }
    byte[] note = sign(receipt);
    archive.put(key, note);
    return Optional.of(new Given(receipt.size(), note));
  }

  private Receipt receipt(Holding holding, Instant now) throws IOException {
    Name recorder = holding.head().recorder();
    List<Long> missing = holding.missing();
    long size = holding.head().size();
    if (missing.size() > Receipt.MAX_EXCEPTIONS) {
      size = missing.get(Receipt.MAX_EXCEPTIONS);
      missing = missing.subList(0, Receipt.MAX_EXCEPTIONS);
    }
    return new Receipt(office.name(), recorder, size, holding.rootAt(size), now, missing);
  }

  private static boolean saysTheSame(byte[] stored, Receipt receipt) throws HardwareFault {
    try {
      Receipt before = Receipt.parse(Note.parse(stored).text());
      return before.root().equals(receipt.root()) && before.except().equals(receipt.except());
    } catch (Malformed e) {
      throw new HardwareFault(
          "store",
          "damaged",
          "the stored receipt "
              + receipt.size()
              + " of "
              + receipt.recorder()
              + " is damaged: "
              + e.getMessage()
              + "; put it back from a backup",
          e);
    }
  }

  private byte[] sign(Receipt receipt) throws HardwareFault {
    try {
      return receipt.sign(office.signers()).bytes();
    } catch (SigningFailed e) {
      throw new HardwareFault("key", "failed", "no receipt without a key: " + e.getMessage(), e);
    }
  }
}

package io.shuijing.dock.intake;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.custody.Register;
import io.shuijing.dock.office.Office;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives receipts: the office's last word, after everything that it names is durable and the custody
 * log says that it was given.
 *
 * <p>Whoever adds a duty that must be done before a receipt adds it here, before {@link #give}
 * enters the receipt.
 */
public final class ReceiptDesk {
  private final Office office;
  private final Archive archive;
  private final Register register;

  public ReceiptDesk(Office office, Archive archive, Register register) {
    this.office = office;
    this.archive = archive;
    this.register = register;
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
    ArchivedNote target =
        new ArchivedNote(archive, ObjectKey.receipt(receipt.recorder(), receipt.size()));
    byte[] stored = register.enter(target, new Draft(receipt), now);
    return saysTheSame(stored, receipt)
        ? Optional.of(new Given(receipt.size(), stored))
        : Optional.empty();
  }

  /** A receipt that is to be given, unless one was given before. */
  private final class Draft implements Register.Draft {
    private final Receipt receipt;

    Draft(Receipt receipt) {
      this.receipt = receipt;
    }

    @Override
    public byte[] content() throws HardwareFault {
      return sign(receipt);
    }

    // what was logged is found again by its note, whatever is to be given now
    @Override
    public CustodyEntry entry(byte[] content) throws Malformed {
      Receipt given = Receipt.parse(Note.parse(content).text());
      return new CustodyEntry.Receipted(
          given.recorder(),
          new CustodyEntry.Tree(given.size(), given.root()),
          given.except().size(),
          CustodyEntry.Content.of(content));
    }
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

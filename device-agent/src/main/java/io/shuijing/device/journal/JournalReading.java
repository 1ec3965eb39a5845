package io.shuijing.device.journal;

import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.recovery.JournalLedger;
import io.shuijing.evidence.recovery.JournalSurvey;
import io.shuijing.evidence.recovery.JournalSurvey.Found;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import org.tinylog.Logger;

/** What one reading of the whole journal has found. */
final class JournalReading {
  private final JournalLedger ledger = new JournalLedger();
  private final SparseIndex index = new SparseIndex();
  private final Found found;
  private long lastRecord;

  private JournalReading(JournalFile file, Journal.Author author) throws HardwareFault {
    try {
      this.found =
          JournalSurvey.read(file.all().stream(), author.recorder(), author.keys(), this::sound);
    } catch (HardwareFault e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("only the card is read here", e);
    }
  }

  /**
   * Reads it; if something is wrong with it, once more. What a start believes to be torn it cuts
   * off, and one bad read of a card is no damage.
   */
  static JournalReading of(JournalFile file, Journal.Author author) throws HardwareFault {
    JournalReading first = new JournalReading(file, author);
    if (first.isWhole()) {
      return first;
    }
    JournalReading second = new JournalReading(file, author);
    if (!second.found.equals(first.found)) {
      Logger.warn("journal: read twice, found {} and {}", first.found, second.found);
    }
    return second.isNoWorseThan(first) ? second : first;
  }

  private void sound(StoredRecord record, long offset) {
    lastRecord = offset;
    index.add(record.n(), offset);
    ledger.add(record);
  }

  private boolean isWhole() {
    return found.ours() && found.damaged().isEmpty() && found.soundBytes() == found.fileBytes();
  }

  private boolean isNoWorseThan(JournalReading other) {
    long here = found.damaged().orElse(Long.MAX_VALUE);
    long there = other.found.damaged().orElse(Long.MAX_VALUE);
    return here == there ? found.soundBytes() >= other.found.soundBytes() : here > there;
  }

  Found found() {
    return found;
  }

  JournalLedger ledger() {
    return ledger;
  }

  SparseIndex index() {
    return index;
  }

  /** Where the last sound record begins. */
  long lastRecord() {
    return lastRecord;
  }
}

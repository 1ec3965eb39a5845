package io.shuijing.device.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.recovery.JournalLedger;
import io.shuijing.evidence.recovery.JournalSurvey;
import io.shuijing.evidence.recovery.Leftovers;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tinylog.Logger;

/** The recorder's journal, open for writing. Used by one thread. */
public final class Journal {
  private final JournalFile file;
  private final RecorderClock clock;
  private final List<Signer> signers;
  private final Consumer<StoredRecord> durable;
  private final JournalLedger ledger;
  private final SparseIndex index;
  private final JournalSurvey.Found found;
  private final long boot;
  private final List<Digest> abandoned = new ArrayList<>();
  private JournalHead head;
  private long lastRecord;
  private boolean telling;

  private Journal(JournalFile file, Author author, RecorderClock clock, Consumer<StoredRecord> told)
      throws HardwareFault {
    this.file = file;
    this.clock = clock;
    this.signers = author.signers();
    this.durable = told;
    JournalReading reading = JournalReading.of(file, author);
    this.found = reading.found();
    this.ledger = reading.ledger();
    this.index = reading.index();
    this.lastRecord = reading.lastRecord();
    this.head = found.head();
    this.boot = ledger.nextBoot();
    if (ledger.endsWithGenesis()) {
      clock.goOnFrom(ledger.last().orElseThrow().record().moment().monoMs());
    }
    file.foundSound(found.soundBytes());
  }

  /** Who writes a journal: the recorder's name and its keys, in the order in which they sign. */
  public record Author(Name recorder, List<Signer> signers) {
    /** Keeps its own list. */
    public Author {
      signers = List.copyOf(signers);
    }

    /** What verifies its signatures. */
    public List<VerifierKey> keys() {
      return signers.stream().map(Signer::key).toList();
    }
  }

  /**
   * Opens the journal on a card, or begins one, and reads it through. A torn tail stays until
   * {@link #cutTornTail}.
   *
   * @param durable is told of each record once it is durable
   */
  public static Journal open(
      Volume card, Author author, RecorderClock clock, Consumer<StoredRecord> durable)
      throws HardwareFault {
    return new Journal(JournalFile.open(card), author, clock, durable);
  }

  private void grew(StoredRecord record, long offset) {
    lastRecord = offset;
    index.add(record.n(), offset);
    ledger.add(record);
  }

  /** What it was found to be when it was opened. */
  public JournalSurvey.Found found() {
    return found;
  }

  /** The torn tail as it was found, if there was one. */
  public Optional<FileBytes> tornTail() throws HardwareFault {
    return found.soundBytes() == found.fileBytes()
        ? Optional.empty()
        : Optional.of(file.between(found.soundBytes(), found.fileBytes()));
  }

  /** Cuts off the torn tail, which was copied before. Before the first append only. */
  public void cutTornTail() throws HardwareFault {
    file.cut();
  }

  /**
   * Makes what was found durable for certain. Before the first append only.
   *
   * @return the fault because of which the journal went on in a new file, if there was one
   */
  public Optional<HardwareFault> makeSure() throws HardwareFault {
    return file.makeSure(lastRecord);
  }

  /** Makes and signs the next record without writing it; nothing else may be appended before it. */
  public StoredRecord next(Entry entry) throws JournalLost {
    if (!abandoned.isEmpty() && !telling) {
      tell("card", "io", "records were given up");
    }
    return signed(entry);
  }

  private StoredRecord signed(Entry entry) throws JournalLost {
    try {
      return head.next(clock.moment(boot), entry, signers);
    } catch (SigningFailed e) {
      throw new JournalLost(
          new HardwareFault(
              "key", "silent", "the recorder's key does not sign; have it looked at", e));
    }
  }

  /**
   * Appends a record that continues the journal. When this returns, it is durable.
   *
   * @throws JournalLost if it is not part of the journal; its digest is named by the next fault
   *     record then
   */
  public void append(StoredRecord record) throws JournalLost {
    append(List.of(record));
  }

  /** Appends records that follow each other; what went wrong with one is told behind the last. */
  public void append(List<StoredRecord> records) throws JournalLost {
    Optional<HardwareFault> survived = Optional.empty();
    for (StoredRecord record : records) {
      Optional<HardwareFault> before = survived;
      survived = put(record).or(() -> before);
    }
    if (survived.isPresent() && !telling) {
      tell("card", survived.get().fault(), "the journal went on in a new file");
    }
  }

  private Optional<HardwareFault> put(StoredRecord record) throws JournalLost {
    JournalHead grown = head.after(record);
    long offset = file.durable();
    Optional<HardwareFault> survived;
    try {
      survived = file.append(record.inJournal());
    } catch (HardwareFault fault) {
      abandon(record.digest());
      throw new JournalLost(fault);
    }
    head = grown;
    grew(record, offset);
    durable.accept(record);
    return survived;
  }

  /** Makes, signs and appends a record. When this returns, it is durable. */
  public StoredRecord append(Entry entry) throws JournalLost {
    StoredRecord record = next(entry);
    append(record);
    return record;
  }

  /** Names a signed record that will never be part of the journal, in the next fault record. */
  public void abandon(Digest record) {
    if (abandoned.size() < Leftovers.MAX) {
      abandoned.add(record);
    }
  }

  /** Appends a fault, and with it the digests of the records that were given up. */
  public void tell(String part, String fault, String detail) throws JournalLost {
    List<Digest> named = List.copyOf(abandoned);
    telling = true;
    try {
      append(new Entry.Fault(part, fault, detail, named));
      abandoned.removeAll(named);
    } finally {
      telling = false;
    }
  }

  /** Where it ends. */
  public JournalHead head() {
    return head;
  }

  /** Its length. */
  public long bytes() {
    return file.durable();
  }

  /** How often the recorder was started, this time included. */
  public long boot() {
    return boot;
  }

  /** What it says there is. */
  public JournalLedger ledger() {
    return ledger;
  }

  /** Time for its records. */
  public RecorderClock clock() {
    return clock;
  }

  /** Root of the tree over its first records; empty if it is not known or there are fewer. */
  public Optional<Digest> rootAt(long size) throws HardwareFault {
    if (size < 0 || size > head.size() || found.damaged().isPresent()) {
      return Optional.empty();
    }
    if (size == head.size()) {
      return Optional.of(head.root());
    }
    return new JournalPages(file.between(0, file.durable())).rootAt(size);
  }

  /**
   * Records from one on, as they stand in the journal.
   *
   * @param count numbers that it spans; behind a hole more than there are records
   */
  public record Excerpt(long count, byte[] bytes) {}

  /** As many records as fit, from n on; none if there is no record n or it does not fit. */
  public Excerpt read(long from, int maxBytes) throws HardwareFault {
    long start = from >= head.size() ? file.durable() : index.atOrBefore(from);
    return new JournalPages(file.between(0, file.durable())).read(from, start, maxBytes);
  }

  /** What of the last record is on the card. */
  public enum LastRecord {
    /** It, with good signatures of all keys. */
    SOUND,
    /** It, but a signature is not good. */
    NOT_SIGNED,
    /** Something else, or nothing that can be read. */
    ABSENT
  }

  /** Reads the last record again from the card. */
  public LastRecord lastRecord() {
    try {
      byte[] stored = file.between(lastRecord, file.durable()).bytes();
      StoredRecord last = StoredRecord.parse(Arrays.copyOf(stored, stored.length - 1));
      if (!last.digest().equals(head.last())) {
        return LastRecord.ABSENT;
      }
      List<VerifierKey> keys = signers.stream().map(Signer::key).toList();
      return last.note().standing(keys) == Note.Standing.GOOD
          ? LastRecord.SOUND
          : LastRecord.NOT_SIGNED;
    } catch (HardwareFault | Malformed e) {
      Logger.warn(e, "the journal's last record");
      return LastRecord.ABSENT;
    }
  }

  /** Closes the file. */
  public void close() {
    file.close();
  }
}

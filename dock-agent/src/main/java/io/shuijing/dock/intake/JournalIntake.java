package io.shuijing.dock.intake;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.custody.Register;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.ProtocolBroken;
import io.shuijing.dock.offload.RecorderRefused;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.journal.Entry.Genesis;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.Damaged;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.transfer.Answer.JournalState;
import io.shuijing.evidence.transfer.Question;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the office's copy of a recorder's journal grow, and cosigns what it has come to. */
public final class JournalIntake {
  /** A recorder writes a few records between describing itself and signing; never more. */
  private static final long MAX_NEW_RECORDS = 1000;

  /** Reasons for which a recorder does not give a record that it has: the card does not either. */
  private static final List<String> UNREADABLE = List.of("io", "too-small");

  private final Conversation talk;
  private final Holding holding;
  private final VerifierKey key;
  private final Office office;

  /**
   * @param key the enrolled key of the recorder
   */
  public JournalIntake(Conversation talk, Holding holding, VerifierKey key, Office office) {
    this.talk = talk;
    this.holding = holding;
    this.key = key;
    this.office = office;
  }

  /**
   * Takes over all records up to the end that the recorder described.
   *
   * @return what stands against it; the records before that are taken over
   */
  public Optional<Finding> takeOver(JournalState described) throws IOException {
    JournalHead ours = holding.head();
    if (described.records() < ours.size()) {
      return finding(
          Objection.ROLLED_BACK,
          "it has " + described.records() + " records, the office has seen " + ours.size());
    }
    if (described.records() == ours.size()) {
      return described.last().equals(ours.last())
          ? Optional.empty()
          : finding(
              Objection.FORK,
              "its record " + (ours.size() - 1) + " is another one than the office has seen");
    }
    Optional<Finding> finding = upTo(described.records());
    holding.flush();
    return finding;
  }

  private Optional<Finding> upTo(long size) throws IOException {
    while (holding.head().size() < size) {
      long from = holding.head().size();
      Optional<Finding> finding;
      try {
        finding = take(readTwice(from), size);
      } catch (RecorderRefused e) {
        if (!UNREADABLE.contains(e.reason())) {
          throw e;
        }
        return finding(Objection.UNREADABLE, String.valueOf(e.getMessage()));
      }
      if (finding.isPresent()) {
        return finding;
      }
      if (holding.head().size() == from) {
        throw new ProtocolBroken(
            "it has no record " + from + ", but said that it has " + size + " records");
      }
    }
    return Optional.empty();
  }

  // one bad read of a card is no damage
  private Conversation.Records readTwice(long from) throws IOException {
    try {
      return talk.readJournal(from, Question.MAX_READ_BYTES);
    } catch (RecorderRefused e) {
      return talk.readJournal(from, Question.MAX_READ_BYTES);
    }
  }

  // what lies behind the size asked for is fetched again when it is asked for
  private Optional<Finding> take(Conversation.Records records, long size) throws IOException {
    JournalReader reader = new JournalReader(new ByteArrayInputStream(records.bytes()));
    List<StoredRecord> good = new ArrayList<>();
    JournalHead head = holding.head();
    Optional<Finding> finding = Optional.empty();
    long pieces = 0;
    JournalReader.Piece piece = reader.next();
    while (!(piece instanceof End) && finding.isEmpty()) {
      pieces++;
      finding = objection(head, piece);
      if (finding.isEmpty() && piece instanceof Whole whole) {
        if (head.size() < size) {
          good.add(whole.record());
        }
        head = head.after(whole.record());
      }
      piece = reader.next();
    }
    holding.add(good, records.bytes());
    if (finding.isEmpty() && pieces != records.count()) {
      throw new ProtocolBroken("it gave " + pieces + " records and said " + records.count());
    }
    return finding;
  }

  private Optional<Finding> objection(JournalHead head, JournalReader.Piece piece) {
    return switch (piece) {
      case Whole(StoredRecord record, long _, long _) -> objection(head, record);
      case Damaged(byte[] _, long offset, Malformed reason) ->
          finding(
              Objection.UNREADABLE,
              "behind record "
                  + head.size()
                  + " (byte "
                  + offset
                  + " of an answer): "
                  + reason.getMessage());
      case End _ -> Optional.empty();
    };
  }

  private Optional<Finding> objection(JournalHead head, StoredRecord record) {
    long n = record.n();
    if (record.note().standing(List.of(key)) != Note.Standing.GOOD) {
      return finding(Objection.BAD_SIGNATURE, "record " + n + " is not signed by the enrolled key");
    }
    if (n > head.size()) {
      return finding(
          Objection.MISSING, "records " + head.size() + " to " + (n - 1) + " are not there");
    }
    if (!head.isContinuedBy(record)) {
      return finding(
          Objection.FORK,
          "record "
              + n
              + " does not continue record "
              + (head.size() - 1)
              + " that the office has seen");
    }
    if (record.entry() instanceof Genesis genesis
        && !(genesis.keys().contains(key) && genesis.office().equals(office.key()))) {
      return finding(Objection.MODIFIED, "its genesis names other keys than it was enrolled with");
    }
    return Optional.empty();
  }

  /**
   * Has the recorder sign its journal as it is, checks that this is what the office holds, cosigns
   * it, stores it and gives it back. Does nothing if there is nothing new.
   */
  public Optional<Finding> cosign(Archive archive, Register register, Instant now)
      throws IOException {
    if (!holding.hasNews()) {
      return Optional.empty();
    }
    Note signed = talk.signCheckpoint();
    if (signed.standing(List.of(key)) != Note.Standing.GOOD) {
      return finding(Objection.BAD_SIGNATURE, "its checkpoint is not signed by the enrolled key");
    }
    Checkpoint checkpoint = parse(signed);
    Optional<Finding> finding = upTo(checkpoint.size());
    if (finding.isPresent()) {
      return finding;
    }
    if (!holding.head().root().equals(checkpoint.root())) {
      return finding(
          Objection.FORK,
          "its checkpoint of " + checkpoint.size() + " records is of another journal");
    }
    holding.flush();
    ArchivedNote target =
        new ArchivedNote(archive, ObjectKey.checkpoint(talk.recorder(), checkpoint.size()));
    // it may be there if the link broke before it was given back
    talk.keepCosigned(register.enter(target, new Draft(signed, now), now));
    holding.cosigned();
    return Optional.empty();
  }

  private Checkpoint parse(Note signed) throws IOException {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(signed.text());
    } catch (Malformed e) {
      throw new ProtocolBroken("its checkpoint: " + e.getMessage(), e);
    }
    long size = holding.head().size();
    if (!checkpoint.origin().equals(talk.recorder().text())
        || checkpoint.size() < size
        || checkpoint.size() > size + MAX_NEW_RECORDS) {
      throw new ProtocolBroken(
          "a checkpoint of " + checkpoint.size() + " records, it has given " + size);
    }
    return checkpoint;
  }

  /** A checkpoint that is to be cosigned, unless it was before. */
  private final class Draft implements Register.Draft {
    private final Note signed;
    private final Instant now;

    Draft(Note signed, Instant now) {
      this.signed = signed;
      this.now = now;
    }

    @Override
    public byte[] content() {
      Note bare = signed.signedBy(List.of(key)); // lines by others are none of ours to keep
      return office.cosign(bare, now.getEpochSecond()).bytes();
    }

    @Override
    public CustodyEntry entry(byte[] content) throws Malformed {
      Checkpoint cosigned = Checkpoint.parse(Note.parse(content).text());
      return new CustodyEntry.Accepted(
          talk.recorder(),
          new CustodyEntry.Tree(cosigned.size(), cosigned.root()),
          office.dock(),
          CustodyEntry.Content.of(content));
    }
  }

  private static Optional<Finding> finding(Objection objection, String detail) {
    return Optional.of(new Finding(objection, detail));
  }
}

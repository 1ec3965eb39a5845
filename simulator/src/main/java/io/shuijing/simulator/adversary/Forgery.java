package io.shuijing.simulator.adversary;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.Frontier;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.simulator.adversary.Image.Placed;
import io.shuijing.simulator.world.Chance;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an adversary signs with keys of his own, under the names of others. */
public final class Forgery {
  private static final byte[] SECRET = Digest.of("a stranger").bytes();

  private Forgery() {}

  private static SoftwareSigner as(Name name) {
    return SoftwareSigner.ed25519(name.text(), SECRET);
  }

  private static Note signed(byte[] text, Name name) {
    try {
      return Note.sign(text, List.of(as(name)));
    } catch (SigningFailed e) {
      throw new IllegalStateException("a key in memory", e);
    }
  }

  /** A receipt for all records that a recorder may have, by a stranger under an office's name. */
  public static byte[] receipt(Name office, Name recorder, long size, Digest root) {
    Receipt receipt = new Receipt(office, recorder, size, root, Instant.EPOCH, List.of());
    return signed(receipt.text(), office).bytes();
  }

  /** A checkpoint by a stranger under a recorder's name. */
  public static byte[] checkpoint(Name recorder, long size, Digest root) {
    return signed(new Checkpoint(recorder.text(), size, root).text(), recorder).bytes();
  }

  /** The text of a note under the same name, by a stranger. */
  static Note resigned(Note note) {
    try {
      String name = note.signatures().getFirst().name();
      return Note.sign(note.text(), List.of(SoftwareSigner.ed25519(name, SECRET)));
    } catch (SigningFailed e) {
      throw new IllegalStateException("a key in memory", e);
    }
  }

  /** One word of a record is another, and a stranger has signed it. */
  static Optional<Image> resigned(Image image, Chance chance) {
    List<Placed> records = image.records();
    if (records.isEmpty()) {
      return Optional.empty();
    }
    Placed hit = chance.oneOf(records);
    String text = new String(hit.record().note().text(), StandardCharsets.UTF_8);
    String later = text.replaceFirst("(?m)^mono ([0-9]+)$", "mono 1$1");
    byte[] journal = image.bytes(Image.JOURNAL);
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(journal, 0, hit.from());
    changed.writeBytes(
        signed(later.getBytes(StandardCharsets.UTF_8), hit.record().record().recorder()).bytes());
    changed.write('\n');
    changed.writeBytes(Arrays.copyOfRange(journal, hit.to(), journal.length));
    return Optional.of(image.with(Image.JOURNAL, changed.toByteArray()));
  }

  /** One more record at the end. */
  static Optional<Image> record(Image image) {
    return last(image)
        .map(last -> {
          ByteArrayOutputStream journal = new ByteArrayOutputStream();
          journal.writeBytes(image.bytes(Image.JOURNAL));
          journal.writeBytes(behind(last).inJournal());
          return image.with(Image.JOURNAL, journal.toByteArray());
        });
  }

  private static StoredRecord behind(StoredRecord last) {
    Name recorder = last.record().recorder();
    JournalHead head = new JournalHead(recorder, last.n() + 1, last.digest(), Frontier.EMPTY);
    try {
      return head.next(last.record().moment(), new Entry.Off("officer"), List.of(as(recorder)));
    } catch (SigningFailed e) {
      throw new IllegalStateException("a key in memory", e);
    }
  }

  static Optional<Image> checkpoint(Image image) {
    return last(image)
        .map(last -> {
          long size = last.n() + 1;
          byte[] note = checkpoint(last.record().recorder(), size, Digest.of("another history"));
          return image.with("checkpoints/" + size + "-7.note", note);
        });
  }

  static Optional<Image> receipt(Image image) {
    return last(image)
        .map(last -> {
          Name recorder = last.record().recorder();
          long size = last.n() + 1;
          byte[] note =
              receipt(Name.office(recorder.domain()), recorder, size, Digest.of("whatever"));
          return image.with("receipts/" + size + "-7.note", note);
        });
  }

  private static Optional<StoredRecord> last(Image image) {
    List<Placed> records = image.records();
    return records.isEmpty() ? Optional.empty() : Optional.of(records.getLast().record());
  }

  static Optional<Image> withoutNotes(Image image) {
    Image changed = image;
    for (String path : image.paths()) {
      if (path.startsWith("checkpoints/") || path.startsWith("receipts/")) {
        changed = changed.without(path);
      }
    }
    return changed.files().size() == image.files().size() ? Optional.empty() : Optional.of(changed);
  }
}

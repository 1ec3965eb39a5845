package io.shuijing.device.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.hal.link.Frame;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A dock as the recorder sees it: it asks, and believes nothing. */
public final class TestDock {
  private static final String NAME = Samples.DOCK.text();
  private static final Instant LATER = Samples.WALL.plusSeconds(86_400);

  private final HandLink link;

  /** At the end of this link. */
  public TestDock(HandLink link) {
    this.link = link;
    link.dock(NAME);
  }

  /** Asks; with a body. */
  public Frame ask(Question question, byte[] body) {
    return link.ask(NAME, new Frame(question.header(), body));
  }

  /** Asks. */
  public Answer ask(Question question) {
    return HandLink.answer(ask(question, new byte[0]));
  }

  /** Who are you? */
  public Described describe() {
    return (Described) ask(new Question.Describe());
  }

  /** Paths of the files on offer. */
  public List<String> offered() {
    return describe().supply().files().stream().map(HeldFile::path).toList();
  }

  /** A file, piece by piece. */
  public byte[] file(String path, long pieceBytes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      Frame frame = ask(new Question.ReadTrack(path, all.size(), pieceBytes), new byte[0]);
      assertThat(HandLink.answer(frame)).isEqualTo(new Answer.TrackRead(all.size()));
      if (frame.body().length == 0) {
        return all.toByteArray();
      }
      all.writeBytes(frame.body());
    }
  }

  /** The whole journal, piece by piece. */
  public byte[] journal(long pieceBytes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long from = 0;
    while (true) {
      Frame frame = ask(new Question.ReadJournal(from, pieceBytes), new byte[0]);
      Answer.JournalRead read = (Answer.JournalRead) HandLink.answer(frame);
      if (read.count() == 0) {
        return all.toByteArray();
      }
      from += read.count();
      all.writeBytes(frame.body());
    }
  }

  /** Takes the recorder in. */
  public Answer takeIn(String challenge) {
    return ask(new Question.TakeIn(Samples.DOCK, Digest.of(challenge), Optional.empty()));
  }

  /** Lets it go. */
  public Answer letGo(String challenge) {
    return ask(new Question.LetGo(Samples.DOCK, Digest.of(challenge), Optional.empty()));
  }

  /** Hands over an assignment. */
  public Answer assign(String assignment, byte[] wav) {
    Question question = new Question.Assign(assignment, new Wording("opening-zh", 3), Blob.of(wav));
    return HandLink.answer(ask(question, wav));
  }

  /** A checkpoint that the recorder signs. */
  public Note checkpoint() throws Exception {
    return Note.parse(ask(new Question.SignCheckpoint(), new byte[0]).body());
  }

  /** The receipt for all that the recorder has now, but for these records. */
  public Receipt receipt(List<Long> except) throws Exception {
    Checkpoint now = Checkpoint.parse(checkpoint().text());
    return new Receipt(Samples.OFFICE, Samples.RECORDER, now.size(), now.root(), LATER, except);
  }

  /** Signs a receipt with a key and hands it over. */
  public Answer keep(Receipt receipt, Signer key) {
    try {
      return keep(receipt.sign(List.of(key)).bytes());
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }

  /** Hands over the office's receipt. */
  public Answer keep(Receipt receipt) {
    return keep(receipt, Samples.OFFICE_KEY);
  }

  /** Hands over a note as receipt. */
  public Answer keep(byte[] note) {
    return HandLink.answer(ask(new Question.KeepReceipt(), note));
  }
}

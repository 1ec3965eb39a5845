package io.shuijing.dock.offload;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Answer.ClockRead;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.evidence.transfer.Answer.Freed;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * One dock asking one recorder. Every method throws {@link io.shuijing.hal.link.LinkLost} if the
 * link breaks, {@link RecorderRefused} if the recorder does not do it, and {@link ProtocolBroken}
 * if it answers what is no answer to the question.
 */
public final class Conversation {
  private static final byte[] NOTHING = new byte[0];

  private final LinkClient link;
  private final Name recorder;

  /**
   * Begins a conversation.
   *
   * @throws ProtocolBroken if the other side's certificate does not name a recorder
   */
  public Conversation(LinkClient link) throws ProtocolBroken {
    this.link = link;
    this.recorder = nameOf(link);
  }

  private static Name nameOf(LinkClient link) throws ProtocolBroken {
    try {
      Name name = Name.parse(link.recorder());
      if (name.kind() == Name.Kind.RECORDER) {
        return name;
      }
      throw new ProtocolBroken(name + " is not a recorder");
    } catch (Malformed e) {
      throw new ProtocolBroken("the other side has no recorder's name: " + e.getMessage(), e);
    }
  }

  /** The name that the recorder has proved by its link certificate. */
  public Name recorder() {
    return recorder;
  }

  /** What it holds now. */
  public Described describe() throws IOException {
    Described described = plain(new Question.Describe(), Described.class);
    if (!described.recorder().equals(recorder)) {
      throw new ProtocolBroken(
          recorder + " by its certificate calls itself " + described.recorder());
    }
    return described;
  }

  /** Its clock. */
  public ClockRead readClock() throws IOException {
    return plain(new Question.ReadClock(), ClockRead.class);
  }

  /** Sets its clock. */
  public void setClock(Question.SetClock question) throws IOException {
    plain(question, Answer.Done.class);
  }

  /** Takes it in. */
  public void takeIn(Question.TakeIn question) throws IOException {
    plain(question, Answer.Done.class);
  }

  /**
   * Records as they stand in its journal.
   *
   * @param count how many it says these are
   */
  public record Records(long count, byte[] bytes) {}

  /** Its journal from a record on, as much as fits into {@code maxBytes}. */
  public Records readJournal(long from, long maxBytes) throws IOException {
    Reply<Answer.JournalRead> reply =
        ask(new Question.ReadJournal(from, maxBytes), NOTHING, Answer.JournalRead.class);
    if (reply.answer().from() != from || reply.body().length > maxBytes) {
      throw new ProtocolBroken(
          "asked for records from "
              + from
              + ", it gave "
              + reply.body().length
              + " bytes from "
              + reply.answer().from());
    }
    return new Records(reply.answer().count(), reply.body());
  }

  /** Bytes of one of its files, at most {@code maxBytes}; none at the end. */
  public byte[] readTrack(String path, long offset, long maxBytes) throws IOException {
    Reply<Answer.TrackRead> reply =
        ask(new Question.ReadTrack(path, offset, maxBytes), NOTHING, Answer.TrackRead.class);
    if (reply.answer().offset() != offset || reply.body().length > maxBytes) {
      throw new ProtocolBroken(
          "asked for "
              + maxBytes
              + " bytes of "
              + path
              + " from "
              + offset
              + ", it gave "
              + reply.body().length
              + " from "
              + reply.answer().offset());
    }
    return reply.body();
  }

  /** A checkpoint of its journal, signed by it; nothing is said of the signature. */
  public Note signCheckpoint() throws IOException {
    Reply<Answer.Signed> reply = ask(new Question.SignCheckpoint(), NOTHING, Answer.Signed.class);
    try {
      return Note.parse(reply.body());
    } catch (Malformed e) {
      throw new ProtocolBroken("its checkpoint is no note: " + e.getMessage(), e);
    }
  }

  /** Has it keep a cosigned checkpoint. */
  public void keepCosigned(byte[] note) throws IOException {
    noBody(ask(new Question.KeepCosigned(), note, Answer.Done.class));
  }

  /** Has it keep a receipt and free what that covers. */
  public Freed keepReceipt(byte[] note) throws IOException {
    return noBody(ask(new Question.KeepReceipt(), note, Freed.class));
  }

  /** Gives it an assignment and the prompt's audio. */
  public void assign(Question.Assign question, byte[] wav) throws IOException {
    noBody(ask(question, wav, Answer.Done.class));
  }

  /** Has it check its parts. */
  public List<Check> preCheck() throws IOException {
    return plain(new Question.PreCheck(), Answer.Checked.class).checks();
  }

  /** Lets it go. */
  public void letGo(Question.LetGo question) throws IOException {
    plain(question, Answer.Done.class);
  }

  private record Reply<A extends Answer>(A answer, byte[] body) {}

  private <A extends Answer> A plain(Question question, Class<A> kind) throws IOException {
    return noBody(ask(question, NOTHING, kind));
  }

  private static <A extends Answer> A noBody(Reply<A> reply) throws ProtocolBroken {
    if (reply.body().length > 0) {
      throw new ProtocolBroken("an answer with " + reply.body().length + " bytes too many");
    }
    return reply.answer();
  }

  private <A extends Answer> Reply<A> ask(Question question, byte[] body, Class<A> kind)
      throws IOException {
    Frame frame = link.ask(new Frame(question.header(), body));
    Answer answer;
    try {
      answer = Answer.parse(frame.header());
    } catch (Malformed e) {
      throw new ProtocolBroken("no answer to " + word(question) + ": " + e.getMessage(), e);
    }
    if (answer instanceof Answer.Refused(String reason, String detail)) {
      throw new RecorderRefused(word(question), reason, Lines.shown(detail));
    }
    if (!kind.isInstance(answer)) {
      throw new ProtocolBroken(
          "to " + word(question) + " it answered " + answer.getClass().getSimpleName());
    }
    return new Reply<>(kind.cast(answer), frame.body());
  }

  private static String word(Question question) {
    return question
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}

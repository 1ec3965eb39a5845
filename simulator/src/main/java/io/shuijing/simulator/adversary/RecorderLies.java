package io.shuijing.simulator.adversary;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.evidence.transfer.Answer.JournalState;
import io.shuijing.hal.link.Frame;
import io.shuijing.simulator.plan.Lie;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers in the place of a recorder. */
final class RecorderLies {
  private static final byte[] NOTHING = new byte[0];

  private final Chance chance;

  RecorderLies(Chance chance) {
    this.chance = chance;
  }

  /** What is said in place of an answer; empty if the lie does not go with it. */
  Optional<Frame> instead(Lie lie, Frame answer) {
    return switch (lie) {
      case LONGER_FILE -> file(answer, 4096);
      case SHORTER_FILE -> file(answer, -1);
      case MORE_RECORDS -> records(answer, 3);
      case FEWER_RECORDS -> records(answer, -1);
      case OTHER_BYTES ->
          parsed(answer) instanceof Answer.TrackRead ? flipped(answer) : Optional.empty();
      case OTHER_OFFSET ->
          parsed(answer) instanceof Answer.TrackRead(long offset)
              ? Optional.of(new Frame(new Answer.TrackRead(offset + 512).header(), answer.body()))
              : Optional.empty();
      case OTHER_RECORDS ->
          parsed(answer) instanceof Answer.JournalRead ? flipped(answer) : Optional.empty();
      case OTHER_COUNT ->
          parsed(answer) instanceof Answer.JournalRead(long from, long count)
              ? Optional.of(
                  new Frame(new Answer.JournalRead(from, count + 1).header(), answer.body()))
              : Optional.empty();
      case FORGED_SIGNATURE ->
          parsed(answer) instanceof Answer.Signed ? resigned(answer) : Optional.empty();
      case NO_ANSWER -> Optional.of(new Frame("HTTP/1.1 200 OK\n", NOTHING));
      case OTHER_ANSWER ->
          parsed(answer) instanceof Answer.Freed
              ? Optional.empty()
              : Optional.of(new Frame(new Answer.Freed(1, 1).header(), NOTHING));
      case FORGED_RECEIPT,
          OLD_RECEIPT,
          FORGED_CHECKPOINT,
          BEHIND_THE_END,
          OTHER_PATH,
          NO_QUESTION,
          OTHER_DOCK,
          OTHER_SOUND ->
          Optional.empty();
    };
  }

  private static Answer parsed(Frame answer) {
    try {
      return Answer.parse(answer.header());
    } catch (Malformed e) {
      throw new IllegalStateException("the recorder says what is no answer", e);
    }
  }

  private static Optional<Frame> file(Frame answer, long more) {
    if (!(parsed(answer) instanceof Described d) || d.supply().files().isEmpty()) {
      return Optional.empty();
    }
    List<HeldFile> files = new ArrayList<>(d.supply().files());
    HeldFile first = files.getFirst();
    files.set(0, new HeldFile(first.path(), Math.max(0, first.bytes() + more)));
    Answer.Supply supply =
        new Answer.Supply(d.supply().freeBytes(), d.supply().batteryPermille(), files);
    return said(new Described(d.recorder(), d.firmware(), d.state(), d.head(), supply));
  }

  private static Optional<Frame> records(Frame answer, long more) {
    if (!(parsed(answer) instanceof Described d) || d.head().records() + more < 0) {
      return Optional.empty();
    }
    JournalState head =
        new JournalState(d.head().records() + more, d.head().bytes(), d.head().last());
    return said(new Described(d.recorder(), d.firmware(), d.state(), head, d.supply()));
  }

  private static Optional<Frame> said(Described described) {
    return Optional.of(new Frame(described.header(), NOTHING));
  }

  private Optional<Frame> flipped(Frame answer) {
    if (answer.body().length == 0) {
      return Optional.empty();
    }
    byte[] body = answer.body().clone();
    body[(int) chance.below(body.length)] ^= (byte) (1 << chance.below(8));
    return Optional.of(new Frame(answer.header(), body));
  }

  private static Optional<Frame> resigned(Frame answer) {
    try {
      return Optional.of(
          new Frame(answer.header(), Forgery.resigned(Note.parse(answer.body())).bytes()));
    } catch (Malformed e) {
      throw new IllegalStateException("the recorder signs what is no note", e);
    }
  }
}

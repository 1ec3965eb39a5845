package io.shuijing.simulator.adversary;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Frontier;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.Frame;
import io.shuijing.simulator.adversary.Image.Placed;
import io.shuijing.simulator.plan.Lie;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Questions in the place of a dock. */
final class DockLies {
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] SOUND = {1, 2, 3};

  private final FalsePeer.Known known;

  DockLies(FalsePeer.Known known) {
    this.known = known;
  }

  Optional<Frame> question(Lie lie) {
    List<StoredRecord> records = known.card().records().stream().map(Placed::record).toList();
    if (records.isEmpty()) {
      return Optional.empty();
    }
    Name recorder = records.getLast().record().recorder();
    long size = records.size();
    return switch (lie) {
      case FORGED_RECEIPT ->
          Optional.of(
              new Frame(
                  new Question.KeepReceipt().header(),
                  Forgery.receipt(Name.office(recorder.domain()), recorder, size, root(records))));
      case OLD_RECEIPT ->
          oldestReceipt().map(note -> new Frame(new Question.KeepReceipt().header(), note));
      case FORGED_CHECKPOINT ->
          Optional.of(
              new Frame(
                  new Question.KeepCosigned().header(),
                  Forgery.checkpoint(recorder, size, Digest.of("another history"))));
      case BEHIND_THE_END ->
          known.card().tracks().stream()
              .findFirst()
              .map(path -> plain(new Question.ReadTrack(path, 1L << 40, 4096)));
      case OTHER_PATH ->
          Optional.of(
              new Frame(
                  Question.FORMAT
                      + "\nask read-track\npath ../keys/recorder.pem\noffset 0\nmax 4096\n",
                  NOTHING));
      case NO_QUESTION -> Optional.of(new Frame("GET / HTTP/1.1\n", SOUND));
      case OTHER_DOCK ->
          Optional.of(
              plain(
                  new Question.LetGo(
                      Name.dock(recorder.domain(), "D9"),
                      Digest.of("a challenge"),
                      Optional.empty())));
      case OTHER_SOUND ->
          Optional.of(
              new Frame(
                  new Question.Assign(
                          "A-666",
                          new Wording("zh-1", 1),
                          Blob.of("another sound".getBytes(StandardCharsets.UTF_8)))
                      .header(),
                  SOUND));
      case LONGER_FILE,
          SHORTER_FILE,
          MORE_RECORDS,
          FEWER_RECORDS,
          OTHER_BYTES,
          OTHER_OFFSET,
          OTHER_RECORDS,
          OTHER_COUNT,
          FORGED_SIGNATURE,
          NO_ANSWER,
          OTHER_ANSWER ->
          Optional.empty();
    };
  }

  private static Frame plain(Question question) {
    return new Frame(question.header(), NOTHING);
  }

  private static Digest root(List<StoredRecord> records) {
    Frontier tree = Frontier.EMPTY;
    for (StoredRecord record : records) {
      tree = tree.plus(record.note().bytes());
    }
    return tree.root();
  }

  private Optional<byte[]> oldestReceipt() {
    Image archive = known.archive();
    return archive.below("receipts").stream()
        .filter(path -> path.matches("receipts/[0-9]+\\.note"))
        .min(Comparator.comparingLong(path -> Long.parseLong(path.replaceAll("[^0-9]", ""))))
        .map(archive::bytes);
  }
}

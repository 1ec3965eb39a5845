package io.shuijing.simulator.story;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verifier;
import io.shuijing.simulator.oracle.Book;
import io.shuijing.simulator.oracle.Receipts;
import io.shuijing.simulator.oracle.Scene;
import io.shuijing.simulator.oracle.ShelfSupply;
import io.shuijing.simulator.shift.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What whoever comes to the archive can find out, with the reader and verifier of everybody. */
final class Findable {
  private final Stage stage;
  private final Scene scene;
  private final String folder;

  Findable(Stage stage) {
    this.stage = stage;
    this.scene = stage.scene();
    this.folder = "archive/" + scene.identity().recorder().last() + "/";
  }

  Stage stage() {
    return stage;
  }

  /** Records of the journal in the archive that are of a type and have all these lines. */
  List<StoredRecord> records(String type, List<String> lines) throws IOException {
    List<StoredRecord> found = new ArrayList<>();
    for (StoredRecord record : Book.read(scene.store(), folder + "journal").records()) {
      if (record.record().type().equals(type) && linesOf(record).containsAll(lines)) {
        found.add(record);
      }
    }
    return found;
  }

  /** The lines of a record's text, each word by word and from its beginning. */
  private static List<String> linesOf(StoredRecord record) {
    String text = new String(record.note().text(), StandardCharsets.UTF_8);
    // a line may have more values behind the one that is asked for
    return text.lines().flatMap(line -> Stream.of(line, twoWords(line))).toList();
  }

  private static String twoWords(String line) {
    String[] words = line.split(" ", 3);
    return words.length < 3 ? line : words[0] + " " + words[1];
  }

  Report report() throws IOException {
    return new Verifier(TrustAnchors.of(scene.identity().known()))
        .verify(new ShelfSupply(scene.store(), folder, Supply.Kind.ARCHIVE));
  }

  /** Segments that the recorder acknowledged and no receipt covers. */
  List<StoredRecord> segmentsWithoutReceipt() {
    List<Receipt> receipts = Receipts.in(scene.store(), folder + "receipts", scene.identity());
    return scene.log().acknowledged().values().stream()
        .map(acknowledged -> acknowledged.record())
        .filter(record -> record.entry() instanceof Segment)
        .filter(record -> receipts.stream().noneMatch(receipt -> receipt.covers(record.n())))
        .toList();
  }

  /** Milliseconds of pictures in the archive's journal whose track is in the archive too. */
  long recordedMs() throws IOException {
    long sum = 0;
    for (StoredRecord record : records("segment", List.of())) {
      if (record.entry() instanceof Segment segment
          && scene.store().has(folder + TrackFormat.path(segment))) {
        sum += segment.media().durationMs();
      }
    }
    return sum;
  }

  /** Tracks that lie on the card. */
  List<String> tracksOnCard() {
    return scene.card().below("sessions");
  }
}

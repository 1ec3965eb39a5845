package io.shuijing.simulator.oracle;

import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I6: a start right after a start finds nothing to recover: it writes its {@code boot} record and
 * leaves every other byte as it is. Where losses are only to be named, each start names them again,
 * and a card is not looked at that is damaged, or has lost records in the course of the first start
 * (a failed flush takes with it what a lying one promised): what the first start found is not there
 * for the second one.
 */
final class RecoveryIsIdempotent implements Oracle {
  private List<StoredRecord> found = List.of();

  @Override
  public String id() {
    return "I6";
  }

  @Override
  public void starting(Scene scene) throws IOException {
    found = Book.read(scene.card(), "journal").records();
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    Optional<Shelf> again =
        when == When.BOOT && scene.card().isSound() && isKept(scene)
            ? scene.startedAgain()
            : Optional.empty();
    if (again.isEmpty()) {
      return;
    }
    scene.mark("started again at once");
    Shelf once = scene.card();
    if (!once.paths().equals(again.get().paths())) {
      violation.accept(
          "a second start changes the files of the card: "
              + once.paths()
              + " become "
              + again.get().paths());
      return;
    }
    for (String path : once.paths()) {
      if (!path.equals("journal") && !Arrays.equals(once.bytes(path), again.get().bytes(path))) {
        violation.accept("a second start changes " + path);
        return;
      }
    }
    journal(scene, again.get(), violation);
  }

  private boolean isKept(Scene scene) throws IOException {
    Book now = Book.read(scene.card(), "journal");
    return scene.plan().profile().prevents() || found.stream().allMatch(now::holds);
  }

  private static void journal(Scene scene, Shelf again, Consumer<String> violation)
      throws IOException {
    byte[] before = scene.card().bytes("journal");
    byte[] after = again.bytes("journal");
    List<StoredRecord> were = Book.read(scene.card(), "journal").records();
    List<StoredRecord> are = Book.read(again, "journal").records();
    boolean grown =
        after.length > before.length
            && Arrays.equals(before, 0, before.length, after, 0, before.length)
            && are.size() > were.size()
            && isNothingRecovered(scene, are.get(were.size()));
    boolean quiet =
        are.stream()
            .skip(were.size() + 1L)
            .allMatch(record -> !scene.plan().profile().prevents() && saysWhatIsLost(record));
    if (!grown || !quiet) {
      violation.accept(
          "a second start writes more than that it started: " + are.getLast().record());
    }
  }

  // where starts were lost, one that had the same number may have put bytes apart before
  private static boolean isNothingRecovered(Scene scene, StoredRecord record) {
    return record.entry() instanceof Entry.Boot boot
        && boot.recovered() == 0
        && (boot.orphanBytes() == 0 || !scene.plan().profile().prevents());
  }

  private static boolean saysWhatIsLost(StoredRecord record) {
    return record.entry() instanceof Entry.Fault fault
        && fault.part().equals("card")
        && (fault.fault().equals("lost") || fault.fault().equals("damaged"));
  }
}

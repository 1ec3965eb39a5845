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
 * leaves every other byte as it is.
 */
final class RecoveryIsIdempotent implements Oracle {
  @Override
  public String id() {
    return "I6";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    Optional<Shelf> again = when == When.BOOT ? scene.startedAgain() : Optional.empty();
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
    journal(once, again.get(), violation);
  }

  private static void journal(Shelf once, Shelf again, Consumer<String> violation)
      throws IOException {
    byte[] before = once.bytes("journal");
    byte[] after = again.bytes("journal");
    List<StoredRecord> records = Book.read(again, "journal").records();
    boolean grown =
        after.length > before.length
            && Arrays.equals(before, 0, before.length, after, 0, before.length)
            && records.getLast().entry() instanceof Entry.Boot boot
            && boot.recovered() == 0
            && boot.orphanBytes() == 0
            && records.size() == Book.read(once, "journal").records().size() + 1;
    if (!grown) {
      violation.accept("a second start writes more than that it started: " + records.getLast());
    }
  }
}

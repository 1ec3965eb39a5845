package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.Finding;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verifier;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I2: whoever reads the archive gets the very bytes that were offered, or a verdict that names the
 * damage; never other bytes as good. An edit that contradicts what is left is found (of a folder
 * that had been in order; what was named already may go by the same name).
 */
final class NoSilentChange implements Oracle {
  @Override
  public String id() {
    return "I2";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    scene.log().contradictions().forEach(violation);
    if (scene.plan().profile().prevents()) {
      scene.log().superseded().stream()
          .map(one -> "record " + one.record().n() + " was acknowledged twice with different bytes")
          .forEach(violation);
    }
    if (when != When.CONVERGED) {
      return;
    }
    String folder = "archive/" + scene.identity().recorder().last() + "/";
    Report report =
        new Verifier(TrustAnchors.of(scene.identity().known()))
            .verify(new ShelfSupply(scene.store(), folder, Supply.Kind.ARCHIVE));
    Book book = Book.read(scene.store(), folder + "journal");
    Tracks tracks = new Tracks(scene.store(), folder);
    for (StoredRecord record : book.records()) {
      if (record.entry() instanceof Segment segment) {
        Optional<Digest> sealed = tracks.sealed(segment);
        boolean offered =
            sealed
                .flatMap(scene.log()::plainOf)
                .filter(segment.plain().digest()::equals)
                .isPresent();
        if (!offered && !Account.isNamed(report, segment)) {
          violation.accept(
              "segment "
                  + segment.index()
                  + " of "
                  + segment.session()
                  + " (record "
                  + record.n()
                  + ") is in the archive with other bytes than were offered, and no finding says so");
        }
      }
    }
    if (scene.plan().profile().prevents()) {
      report.findings().stream()
          .filter(Account::isDamage)
          .findFirst()
          .ifPresent(finding -> violation.accept("the archive is damaged: " + finding));
    }
  }

  @Override
  public void edited(Scene scene, Edited edited, Consumer<String> violation) throws IOException {
    List<Finding> before = damage(scene, edited.before(), edited.kind());
    List<Finding> after = damage(scene, edited.after(), edited.kind());
    boolean seen = !before.isEmpty() || !before.equals(after);
    if (edited.shows() && !seen) {
      violation.accept(edited.what() + ": the verifier finds nothing");
    }
  }

  private static List<Finding> damage(Scene scene, Shelf shelf, Supply.Kind kind)
      throws IOException {
    return new Account(scene, shelf, "", kind)
        .report().findings().stream().filter(Account::isLess).toList();
  }
}

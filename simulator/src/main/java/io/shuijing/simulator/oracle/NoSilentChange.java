package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.Finding;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.evidence.verify.Verifier;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I2: whoever reads the archive gets the very bytes that were offered, or a verdict that names the
 * damage; never other bytes as good.
 */
final class NoSilentChange implements Oracle {
  @Override
  public String id() {
    return "I2";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    scene.log().contradictions().forEach(violation);
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
        if (!offered && !isNamed(report, segment)) {
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
          .filter(NoSilentChange::isDamage)
          .findFirst()
          .ifPresent(finding -> violation.accept("the archive is damaged: " + finding));
    }
  }

  private static boolean isNamed(Report report, Segment segment) {
    return report.findings().stream()
        .anyMatch(finding ->
            isDamage(finding)
                && finding.where().session().filter(segment.session()::equals).isPresent()
                && finding
                    .where()
                    .piece()
                    .filter(piece -> piece.index() == segment.index())
                    .isPresent());
  }

  private static boolean isDamage(Finding finding) {
    return switch (finding.verdict()) {
      case INTACT, UNANCHORED, INTERRUPTED, PARTIAL, OPEN_ENDED, CLOCK_DOUBT -> false;
      default -> finding.verdict() != Verdict.INTACT;
    };
  }
}

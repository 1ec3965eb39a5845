package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where losses are only to be named: the whereabouts of everything that was acknowledged, over
 * archive, the office's quarantine and card.
 */
final class Accounts {
  private Accounts() {}

  /** What the verifier's report of the card alone is silent about. */
  static Optional<String> ofCard(Scene scene, Predicate<StoredRecord> which) {
    return Account.ofCard(scene)
        .flatMap(card ->
            all(scene.log()).stream()
                .filter(which)
                .flatMap(record -> card.silent(record).stream())
                .findFirst())
        .map(silent -> "the card: " + silent);
  }

  /** What the verifier's report of an edited folder is silent about, of what stood in it before. */
  static Optional<String> of(Scene scene, Edited edited, Predicate<StoredRecord> which)
      throws IOException {
    Account after = new Account(scene, edited.after(), "", edited.kind());
    for (StoredRecord record : Book.read(edited.before(), "journal").records()) {
      Optional<String> silent =
          which.test(record) && scene.log().record(record.digest()).isPresent()
              ? after.silent(record)
              : Optional.empty();
      if (silent.isPresent()) {
        return Optional.of(edited.what() + ": " + silent.get());
      }
    }
    return Optional.empty();
  }

  /** What nobody says at the end, when everything has come to its rest. */
  static Optional<String> atTheEnd(Scene scene, Predicate<StoredRecord> which) throws IOException {
    Account archive = Account.ofArchive(scene);
    Optional<Account> card = Account.ofCard(scene);
    SetAside aside = SetAside.of(scene);
    for (StoredRecord record : all(scene.log())) {
      if (!which.test(record)) {
        continue;
      }
      Optional<String> silent = archive.silent(record);
      if (silent.isPresent() && !aside.holds(record)) {
        Optional<String> onCard = card.flatMap(account -> account.silent(record));
        if (onCard.isPresent()) {
          return Optional.of("the archive: " + silent.get() + "; the card: " + onCard.get());
        }
        boolean onCardAlone = card.filter(account -> account.holds(record)).isPresent();
        if (onCardAlone && !archive.endsBefore(record) && scene.rest().isEmpty()) {
          return Optional.of(
              "record " + record.n() + " is of another history, and the dock lets it pass");
        }
      }
    }
    return Optional.empty();
  }

  private static List<StoredRecord> all(ShadowLog log) {
    List<StoredRecord> all = new ArrayList<>();
    log.acknowledged().values().forEach(one -> all.add(one.record()));
    log.superseded().forEach(one -> all.add(one.record()));
    return all;
  }

  /** What the office has put apart with a reason. */
  private record SetAside(Scene scene, Set<Digest> records, List<String> paths) {
    static SetAside of(Scene scene) throws IOException {
      Shelf store = scene.store();
      String folder = "quarantine/" + scene.identity().recorder().last();
      List<String> paths = store.below(folder);
      Set<Digest> records = new HashSet<>();
      for (String path : paths) {
        if (path.matches(folder + "/journal(-[0-9]+)?") && paths.contains(path + ".reason")) {
          Book.read(store, path).records().forEach(record -> records.add(record.digest()));
        }
      }
      return new SetAside(scene, records, paths);
    }

    boolean holds(StoredRecord record) {
      return records.contains(record.digest())
          && (!(record.entry() instanceof Segment segment) || hasReason(segment));
    }

    // the reason says whether the bytes came with it
    private boolean hasReason(Segment segment) {
      String name = "/" + TrackFormat.path(segment).replace("/", "__") + ".reason";
      return paths.stream().anyMatch(path -> path.endsWith(name));
    }
  }
}

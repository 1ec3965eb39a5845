package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.LogTree;
import io.shuijing.evidence.custody.LoggedEntry;
import io.shuijing.evidence.custody.Tile;
import io.shuijing.evidence.note.Note;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I19: each state of the custody log that anybody could have seen is continued by all later ones,
 * and the durable log speaks once of each receipt that is given.
 */
final class LogOnlyGrows implements Oracle {
  private static final String FOLDER = "archive/log/";
  private static final String CHECKPOINT = FOLDER + "checkpoint";

  private Optional<Checkpoint> seen = Optional.empty();

  @Override
  public String id() {
    return "I19";
  }

  @Override
  public void replacing(Scene scene, String from, String to, Consumer<String> violation)
      throws IOException {
    if (to.equals(CHECKPOINT) && isToHold(scene)) {
      Shelf store = scene.store();
      Checkpoint now = checkpoint(store.bytes(from), violation);
      if (seen.isPresent() && !isContinued(store, seen.get(), now)) {
        violation.accept(
            "a log of " + now.size() + " entries does not continue one of " + seen.get().size());
      }
      seen = Optional.of(now);
    }
  }

  private static boolean isToHold(Scene scene) {
    return scene.plan().profile().prevents() && scene.store().isSound();
  }

  private static Checkpoint checkpoint(byte[] note, Consumer<String> violation) {
    try {
      return Checkpoint.parse(Note.parse(note).text());
    } catch (Malformed e) {
      violation.accept("the log's checkpoint is none: " + e.getMessage());
      throw new IllegalStateException("a violation ends the shift", e);
    }
  }

  private static LogTree tree(Shelf store, Checkpoint checkpoint) {
    return new LogTree(tile -> store.bytes(FOLDER + tile.path()), checkpoint.size());
  }

  private static boolean isContinued(Shelf store, Checkpoint before, Checkpoint now)
      throws IOException {
    try {
      LogTree tree = tree(store, now);
      return before.size() <= now.size()
          && tree.rootAt(before.size()).equals(before.root())
          && tree.root().equals(now.root());
    } catch (Malformed e) {
      return false;
    }
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) throws IOException {
    if ((when != When.RECEIPT && when != When.CONVERGED) || !isToHold(scene)) {
      return;
    }
    Shelf store = scene.durableStore();
    Map<Digest, Integer> logged = new HashMap<>();
    if (store.has(CHECKPOINT)) {
      receipts(store, checkpoint(store.bytes(CHECKPOINT), violation), logged, violation);
    }
    String folder = "archive/" + scene.identity().recorder().last() + "/receipts";
    for (String path : store.below(folder)) {
      int times = logged.getOrDefault(Digest.of(store.bytes(path)), 0);
      if (path.endsWith(".note") && times != 1) {
        violation.accept("the durable log speaks " + times + " times of " + path);
      }
    }
  }

  private static void receipts(
      Shelf store, Checkpoint checkpoint, Map<Digest, Integer> logged, Consumer<String> violation)
      throws IOException {
    try {
      LogTree tree = tree(store, checkpoint);
      for (long index = 0; index * Tile.FULL < tree.size(); index++) {
        for (byte[] entry : tree.bundle(index)) {
          if (LoggedEntry.parse(Note.parse(entry).text()).entry()
              instanceof CustodyEntry.Receipted receipted) {
            receipted.note().digest().ifPresent(note -> logged.merge(note, 1, Integer::sum));
          }
        }
      }
    } catch (Malformed e) {
      violation.accept("the durable log cannot be read: " + e.getMessage());
    }
  }
}

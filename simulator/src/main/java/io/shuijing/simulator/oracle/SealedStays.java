package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.simulator.plan.Profile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * I7: no file is cut back into what was acknowledged, and what is cut off lies durably in
 * quarantine before. On a card that does not keep what it said was durable, a file may end within
 * what was acknowledged; what is cut off there lies in quarantine all the same.
 */
final class SealedStays implements Oracle {
  private long journalFound;

  @Override
  public String id() {
    return "I7";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) {}

  @Override
  public void starting(Scene scene) {
    journalFound = scene.card().bytes("journal").length;
  }

  @Override
  public void truncating(Scene scene, String path, long size, Consumer<String> violation)
      throws IOException {
    byte[] now = scene.card().bytes(path);
    if (size >= now.length) {
      return;
    }
    long acknowledged = path.startsWith("sessions/") ? trackEnd(scene, path) : journalEnd(scene);
    if (scene.plan().profile().prevents() && size < acknowledged) {
      violation.accept(
          path + " is cut back to " + size + ", acknowledged are " + acknowledged + " bytes");
      return;
    }
    byte[] tail = Arrays.copyOfRange(now, (int) size, now.length);
    boolean copied =
        scene.plan().profile() == Profile.CHEAP_CARD
            ? isAsMuchInQuarantine(scene.card(), tail.length)
            : isInQuarantine(scene.durableCard(), tail);
    if (!copied && !isOwnAppend(scene, path, now, size)) {
      violation.accept(tail.length + " bytes are cut off " + path + " and are not in quarantine");
    }
    if (path.equals("journal")) {
      journalFound = Math.min(journalFound, size);
    }
  }

  private static long trackEnd(Scene scene, String path) {
    long end = 0;
    for (ShadowLog.Acknowledged one : scene.log().acknowledged().values()) {
      StoredRecord record = one.record();
      if (record.entry() instanceof Segment segment && TrackFormat.path(segment).equals(path)) {
        end = Math.max(end, segment.at().offset() + TrackFormat.blockLength(record));
      }
    }
    return end;
  }

  private static long journalEnd(Scene scene) {
    return scene.log().acknowledged().values().stream()
        .mapToLong(one -> one.record().note().length() + 1)
        .sum();
  }

  // on a full card the record that did not fit is cut off again; it was never acknowledged
  private boolean isOwnAppend(Scene scene, String path, byte[] now, long size) throws IOException {
    if (!path.equals("journal") || size < journalFound) {
      return false;
    }
    Set<Digest> cut =
        Book.of(Arrays.copyOfRange(now, (int) size, now.length)).records().stream()
            .map(StoredRecord::digest)
            .collect(Collectors.toSet());
    return scene.log().acknowledged().values().stream()
        .noneMatch(one -> cut.contains(one.record().digest()));
  }

  // two reads of a card that spoils bytes may differ, and the copy may be spoilt
  private static boolean isAsMuchInQuarantine(Shelf card, long bytes) {
    return card.below("quarantine").stream().anyMatch(path -> card.length(path) >= bytes);
  }

  private static boolean isInQuarantine(Shelf card, byte[] tail) {
    for (String path : card.below("quarantine")) {
      byte[] kept = card.bytes(path);
      if (kept.length >= tail.length && Arrays.equals(kept, 0, tail.length, tail, 0, tail.length)) {
        return true;
      }
    }
    return false;
  }
}

package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.verify.Supply.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of a supply by what they are (clause V3).
 *
 * @param inSessions files under {@code sessions/}
 * @param notes checkpoints and receipts
 * @param setAside files in {@code quarantine/} and whatever else there is
 */
record Layout(List<Item> inSessions, List<Statement> notes, List<Item> setAside) {

  static Layout of(Supply supply, Optional<SessionId> only) throws IOException {
    String prefix = "sessions/" + only.map(id -> id + "/").orElse("");
    Layout layout = new Layout(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Item> items = new ArrayList<>(supply.files());
    items.sort(Comparator.comparing(Item::path));
    for (Item item : items) {
      String path = item.path();
      if (path.startsWith(prefix)) {
        layout.inSessions.add(item);
      } else if (isNote(path, "checkpoints/")) {
        layout.notes.add(Statement.checkpoint(supply, path));
      } else if (isNote(path, "receipts/")) {
        layout.notes.add(Statement.receipt(supply, path));
      } else if (!path.startsWith("sessions/") && !path.equals(Where.JOURNAL)) {
        layout.setAside.add(item);
      }
    }
    return layout;
  }

  private static boolean isNote(String path, String folder) {
    return path.startsWith(folder) && path.endsWith(".note");
  }
}

package io.shuijing.dock.upkeep;

import io.shuijing.evidence.Name;
import io.shuijing.evidence.audit.LogAudit;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.CustodyEntry.Tree;
import io.shuijing.evidence.custody.LoggedEntry;
import io.shuijing.evidence.note.VerifierKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the log has last said of each recorder, and which keys it has taken in. */
final class LoggedTrees implements LogAudit.Follower {
  private final Map<Name, Tree> last = new HashMap<>();
  private final SortedMap<String, VerifierKey> enrolled = new TreeMap<>();

  @Override
  public void entry(long index, LoggedEntry logged) {
    switch (logged.entry()) {
      case CustodyEntry.Enrol(VerifierKey key, var _) -> enrolled.put(key.name(), key);
      case CustodyEntry.Accepted accepted -> said(accepted.recorder(), accepted.tree());
      case CustodyEntry.Receipted receipted -> said(receipted.recorder(), receipted.tree());
      case CustodyEntry.Revoke _, CustodyEntry.Verified _ -> {}
    }
  }

  private void said(Name recorder, Tree tree) {
    last.merge(recorder, tree, (one, other) -> one.size() >= other.size() ? one : other);
  }

  /** The largest journal of a recorder that the log speaks of. */
  Optional<Tree> of(Name recorder) {
    return Optional.ofNullable(last.get(recorder));
  }

  /** Keys by their names. */
  SortedMap<String, VerifierKey> enrolled() {
    return enrolled;
  }
}

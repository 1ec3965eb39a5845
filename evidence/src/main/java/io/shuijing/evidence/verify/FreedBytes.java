package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.evidence.verify.Statements.Freed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells bytes that were freed after a receipt from bytes that are missing (clauses V40, V41). Only
 * a card may lack what it was told to free.
 */
final class FreedBytes {
  private final Supply.Kind kind;
  private final Statements statements;
  private final Anchors anchors;
  private final Findings findings;
  private final Map<SessionId, Group> groups = new LinkedHashMap<>();

  FreedBytes(Supply.Kind kind, Statements statements, Anchors anchors, Findings findings) {
    this.kind = kind;
    this.statements = statements;
    this.anchors = anchors;
    this.findings = findings;
  }

  private record Group(long lowest, Where where, long wipe, long segments) {
    Group with(long n) {
      return new Group(Math.min(lowest, n), where, wipe, segments + 1);
    }
  }

  /** A block whose track is not there. */
  void absent(Named named, String path) {
    List<Freed> wipes = statements.wipes(named.n());
    if (wipes.isEmpty()) {
      findings.add(Finding.at(named.n(), Reason.BYTES_MISSING, named.in(path)));
      return;
    }
    Optional<Freed> covering = wipes.stream().filter(wipe -> covers(wipe, named.n())).findFirst();
    if (covering.isEmpty()) {
      findings.add(
          Finding.at(named.n(), Reason.RECEIPT_EXCEPTS, named.in(path), wipes.getFirst().n()));
    } else if (kind == Supply.Kind.CARD) {
      group(named, path, covering.get());
    } else {
      findings.add(
          Finding.at(named.n(), Reason.FREED_IN_ARCHIVE, named.in(path), covering.get().n()));
    }
  }

  // a receipt that is not supplied is taken on the word of the signed wipe
  private boolean covers(Freed wipe, long n) {
    Optional<Receipt> receipt = anchors.receipt(wipe.wipe().receipt());
    return receipt.isEmpty() || receipt.get().covers(n);
  }

  private void group(Named named, String path, Freed wipe) {
    SessionId id = named.session().id();
    Group known = groups.get(id);
    groups.put(
        id,
        known == null
            ? new Group(named.n(), Where.in(path).of(id), wipe.n(), 1)
            : known.with(named.n()));
  }

  void finish() {
    for (Group group : groups.values()) {
      findings.add(
          Finding.at(group.lowest(), Reason.FREED, group.where(), group.segments(), group.wipe()));
    }
  }
}

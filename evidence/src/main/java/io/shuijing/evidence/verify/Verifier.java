package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.verify.JournalPass.Judging;
import io.shuijing.evidence.verify.Supply.Item;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Judges what was supplied of a recorder (docs/spec/7-verdicts.md). A value; may be used again and
 * by several threads.
 */
public final class Verifier {
  private final TrustAnchors anchors;
  private final Optional<AgeIdentity> identity;
  private final Optional<SessionId> only;
  private final Executor executor;

  private Verifier(
      TrustAnchors anchors,
      Optional<AgeIdentity> identity,
      Optional<SessionId> only,
      Executor executor) {
    this.anchors = anchors;
    this.identity = identity;
    this.only = only;
    this.executor = executor;
  }

  /** A verifier that trusts these keys, opens nothing and runs on the caller's thread. */
  public Verifier(TrustAnchors anchors) {
    this(anchors, Optional.empty(), Optional.empty(), Runnable::run);
  }

  /** Also opens every sealed segment and checks what it opens to (clause V46). */
  public Verifier opening(AgeIdentity with) {
    return new Verifier(anchors, Optional.of(with), only, executor);
  }

  /** Reads the bytes of one session only; the journal is judged whole all the same. */
  public Verifier of(SessionId session) {
    return new Verifier(anchors, identity, Optional.of(session), executor);
  }

  /** Judges signatures and reads tracks on the threads of an executor. */
  public Verifier on(Executor threads) {
    return new Verifier(anchors, identity, only, threads);
  }

  /**
   * Judges a supply.
   *
   * @throws IOException if the journal cannot be read, the files cannot be listed, or the thread is
   *     interrupted; every other failure is a finding
   */
  public Report verify(Supply supply) throws IOException {
    Findings findings = new Findings();
    Layout layout = Layout.of(supply, only);
    Judging judging = new Judging(anchors, executor);
    JournalPass journal = JournalPass.read(supply, layout.notes(), judging, findings);
    Anchors witnessed = new Anchors(journal, anchors.witnesses(), findings);
    layout.notes().forEach(witnessed::judge);
    Rivals rivals = new Rivals(journal);
    journal.chain().rivals().forEach(rival -> findings.add(rivals.inJournal(rival)));
    FreedBytes freed = new FreedBytes(supply.kind(), journal.statements(), witnessed, findings);
    Tracks tracks = new Tracks(supply, rivals, identity, findings);
    long sealedBytes = tracks(journal, layout, tracks, freed);
    return new Summary(journal, witnessed, findings, new Summary.Asked(supply.kind(), only))
        .report(sealedBytes, layout.setAside());
  }

  private long tracks(JournalPass journal, Layout layout, Tracks tracks, FreedBytes freed)
      throws IOException {
    Set<String> there = layout.inSessions().stream().map(Item::path).collect(Collectors.toSet());
    Set<String> named = new HashSet<>();
    for (Map.Entry<String, List<Named>> track : journal.sessions().tracks().entrySet()) {
      String path = track.getKey();
      named.add(path);
      if (only.isPresent() && !path.startsWith("sessions/" + only.get() + "/")) {
        continue;
      }
      List<Named> blocks = tracks.inOrder(path, track.getValue());
      if (there.contains(path)) {
        tracks.named(path, blocks, executor);
      } else {
        blocks.forEach(block -> freed.absent(block, path));
      }
    }
    freed.finish();
    layout.inSessions().stream()
        .filter(item -> !named.contains(item.path()))
        .forEach(tracks::unnamed);
    layout.setAside().forEach(tracks::setAside);
    return tracks.finish();
  }
}
